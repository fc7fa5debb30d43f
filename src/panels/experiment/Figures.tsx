import { Check } from 'lucide-react';
import { useMessages } from '../../i18n/language.ts';
import type { DesignResult } from '../../simulation/experiment/run.ts';
import { rowsOf } from './rows.ts';
import { letters } from './texts.ts';

const swatches = ['bg-accent', 'bg-traffic-localhost'] as const;

/** The settled part of both runs in figures; the better one of each row is marked. */
export function Figures({
	results,
	names,
}: {
	results: readonly [DesignResult, DesignResult];
	names: readonly [string, string];
}) {
	const messages = useMessages();
	const { experiment: texts } = messages;
	return (
		<table className="w-full border-collapse text-sm tabular-nums" data-testid="figures">
			<caption className="pb-1 text-left text-text-muted">{texts.table}</caption>
			<thead>
				<tr className="border-b border-line-strong align-bottom">
					<td />
					{names.map((name, side) => (
						// biome-ignore lint/suspicious/noArrayIndexKey: two designs, which may be of one name
						<th key={side} scope="col" className="py-1 pl-3 text-left font-semibold">
							<span className="flex items-center gap-1.5">
								<span aria-hidden className={`size-2.5 rounded-full ${swatches[side]}`} />
								{letters[side]}
							</span>
							{name}
						</th>
					))}
				</tr>
			</thead>
			<tbody>
				{rowsOf(results, messages).map(({ key, values, better }) => (
					<tr key={key} data-row={key} className="border-b border-line align-baseline">
						<th scope="row" className="py-1.5 pr-1 text-left font-normal text-text-muted">
							{texts.rows[key]}
						</th>
						{values.map((value, side) => (
							// biome-ignore lint/suspicious/noArrayIndexKey: two designs
							<td key={side} className="py-1.5 pl-3 whitespace-nowrap">
								{better === side ? (
									<span className="inline-flex items-baseline gap-1 font-semibold text-running-text">
										{value}
										<Check size={14} role="img" aria-label={texts.better} className="shrink-0 self-center" />
									</span>
								) : (
									value
								)}
							</td>
						))}
					</tr>
				))}
			</tbody>
		</table>
	);
}
