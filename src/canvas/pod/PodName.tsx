/** Characters at the end of a pod's name that tell it from its siblings: `-x2x7k`. */
const tail = 6;
const fits = 15;

/** A pod's name; one that's too long is cut in its middle, as its end is what differs. */
export function PodName({ name }: { name: string }) {
	if (name.length <= fits) return <span className="block truncate">{name}</span>;
	return (
		<span className="flex min-w-0">
			<span className="truncate">{name.slice(0, -tail)}</span>
			<span className="shrink-0">{name.slice(-tail)}</span>
		</span>
	);
}
