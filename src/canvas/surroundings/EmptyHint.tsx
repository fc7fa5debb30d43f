import { useMessages } from '../../i18n/language.ts';
import { useLesson } from '../../simulation/lesson/state.ts';
import { machineNames, podUids } from '../../simulation/select.ts';
import { useSimulation } from '../../simulation/store.ts';

/** One line that says what to try, while there's nothing to see. */
export function EmptyHint() {
	const words = useMessages().canvas.empty;
	const hint = useSimulation(({ cluster }) => {
		if (machineNames(cluster).length === 0) return 'machines';
		if (podUids(cluster).length === 0 && cluster.drafts.size === 0) return 'pods';
		return undefined;
	});
	const isLesson = useLesson((state) => state.lesson !== undefined);
	if (!hint || isLesson) return null;
	return (
		<p className="pointer-events-none absolute inset-x-4 bottom-16 z-10 mx-auto w-fit max-w-lg rounded-lg bg-raised px-4 py-2.5 text-center text-sm text-text-muted shadow-float ring-1 ring-line">
			{words[hint]}
		</p>
	);
}
