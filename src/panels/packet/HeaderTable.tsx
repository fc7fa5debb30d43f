import { useMessages } from '../../i18n/language.ts';
import type { HeaderRow } from '../../simulation/packetViews.ts';
import { cx } from '../../ui/cx.ts';

type Field = HeaderRow['field'];

function Row({
	rows,
	name,
	address,
	port,
}: {
	rows: readonly HeaderRow[];
	name: string;
	address: Field;
	port?: Field;
}) {
	const { packet } = useMessages();
	const parts = [address, ...(port ? [port] : [])].flatMap((field) => {
		const row = rows.find((each) => each.field === field);
		return row ? [row] : [];
	});
	if (parts.length === 0) return null;
	const before = parts.some((row) => row.before !== undefined)
		? parts.map((row) => row.before ?? row.value).join(':')
		: undefined;
	return (
		<div
			className={cx(
				'grid grid-cols-subgrid col-span-2 rounded-sm px-1.5 py-0.5',
				before !== undefined && 'bg-waiting-soft text-waiting-text',
			)}
		>
			<dt className={before === undefined ? 'text-text-muted' : ''}>{name}</dt>
			<dd className="min-w-0 font-mono font-medium break-all tabular-nums" data-field={address}>
				{parts.map(({ field, value }, index) => (
					<span key={field}>{index === 0 ? value : `:${value}`}</span>
				))}
				{before === undefined ? null : (
					<span className="block font-normal">
						<s aria-hidden="true">{before}</s>
						<span className="sr-only">{packet.was(before)}</span>
					</span>
				)}
			</dd>
		</div>
	);
}

/** Who it's from and who it's for; around that the outer header, while there's one. */
export function HeaderTable({ rows }: { rows: readonly HeaderRow[] }) {
	const { packet } = useMessages();
	const { fields } = packet;
	const isWrapped = rows.some(({ field }) => field === 'outerSource');
	const inner = (
		<dl className="grid grid-cols-[auto_1fr] gap-x-3 text-sm">
			<Row rows={rows} name={fields.source} address="source" port="sourcePort" />
			<Row rows={rows} name={fields.destination} address="destination" port="destinationPort" />
		</dl>
	);
	if (!isWrapped) return <div className="rounded-md border border-line-strong bg-raised p-1.5">{inner}</div>;
	return (
		<div className="rounded-lg border-2 border-traffic-pod bg-traffic-pod-soft p-1.5" data-testid="outer-header">
			<p className="px-1.5 text-sm font-medium text-traffic-pod-text">{packet.outer}</p>
			<dl className="grid grid-cols-[auto_1fr] gap-x-3 pb-1.5 text-sm">
				<Row rows={rows} name={fields.source} address="outerSource" />
				<Row rows={rows} name={fields.destination} address="outerDestination" port="outerPort" />
			</dl>
			<div className="rounded-md border border-line-strong bg-raised p-1.5">
				<p className="px-1.5 text-sm text-text-muted">{packet.inner}</p>
				{inner}
			</div>
		</div>
	);
}
