/** How a machine's pods fare, in words: the count of all, and of those in each state that one doesn't expect. */
import type { Messages } from '../../i18n/en/index.ts';
import type { Tone } from '../../simulation/views.ts';

type Words = Messages['canvas']['distant'];

const worthTelling: readonly Tone[] = ['failing', 'waiting', 'starting', 'ending'];

export function summaryOf(counts: ReadonlyMap<Tone, number>, { pods, tones }: Words): string {
	const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
	const others = worthTelling.flatMap((tone) => {
		const count = counts.get(tone);
		return count === undefined ? [] : [`${count} ${tones[tone]}`];
	});
	return [pods(all), ...others].join(' · ');
}
