import { useMessages } from '../../i18n/language.ts';
import { useSimulation } from '../../simulation/store.ts';

/** Whole seconds of virtual time until a back-off ends; nothing once it's over. */
export function BackOff({ until }: { until: number }) {
	const words = useMessages().canvas.container;
	const seconds = useSimulation((state) => Math.ceil((until - state.now) / 1_000_000));
	if (seconds <= 0) return null;
	return (
		<span title={words.backOff(seconds)} data-back-off={seconds}>
			{words.seconds(seconds)}
		</span>
	);
}
