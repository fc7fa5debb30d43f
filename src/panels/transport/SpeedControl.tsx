import { useMessages } from '../../i18n/language.ts';
import { simulation, useSimulation } from '../../simulation/store.ts';
import { Slider } from '../../ui/Slider.tsx';
import { speedText } from '../shared/format.ts';
import { nearestSpeedIndex, speeds } from './speeds.ts';

/** How fast virtual time goes: even steps of the slider are even factors. */
export function SpeedControl() {
	const { timeline } = useMessages();
	const speed = useSimulation((state) => state.speed);
	const text = speedText(speed);
	return (
		<div className="flex items-center gap-1.5" title={timeline.speed}>
			<Slider
				label={timeline.speed}
				min={0}
				max={speeds.length - 1}
				step={1}
				value={nearestSpeedIndex(speed)}
				valueText={timeline.speedSpoken(text)}
				onChange={(index) => simulation.setSpeed(speeds[index] ?? 1)}
				className="w-20 lg:w-24"
			/>
			<span className="w-11 text-sm font-medium tabular-nums">{timeline.speedValue(text)}</span>
		</div>
	);
}
