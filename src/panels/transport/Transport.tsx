import { Pause, Play, StepBack, StepForward } from 'lucide-react';
import { useMessages } from '../../i18n/language.ts';
import { simulation, useSimulation } from '../../simulation/store.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Clock } from './Clock.tsx';
import { FollowButton } from './FollowButton.tsx';
import { RunHash } from './RunHash.tsx';
import { SpeedControl } from './SpeedControl.tsx';
import { Timeline } from './Timeline.tsx';
import { TrafficLegend } from './TrafficLegend.tsx';

/** The bar at the foot: time goes, stands, steps, and traffic is read. */
export function Transport({ compact }: { compact: boolean }) {
	const { timeline } = useMessages();
	if (compact) {
		return (
			<section aria-label={timeline.title} className="border-t border-line bg-surface px-2 pt-1 pb-1.5">
				<div className="flex items-center justify-between gap-2">
					<TrafficLegend compact className="min-w-0 overflow-hidden px-1.5 py-0.5" />
					<FollowButton compact />
				</div>
				<Timeline className="mx-1.5" />
				<div className="flex items-center justify-between gap-1">
					<Buttons />
					<Clock />
					<SpeedControl />
				</div>
			</section>
		);
	}
	return (
		<section
			aria-label={timeline.title}
			className="flex h-14 items-center gap-2 border-t border-line bg-surface px-3 lg:gap-3"
		>
			<Buttons />
			<Clock />
			<SpeedControl />
			<Timeline className="flex-1" />
			<TrafficLegend className="ml-1" />
			<FollowButton />
			<RunHash />
		</section>
	);
}

function Buttons() {
	const { timeline } = useMessages();
	const playing = useSimulation((state) => state.playing);
	const canStepBack = useSimulation((state) => state.canStepBack);
	return (
		<div className="flex items-center gap-0.5">
			<IconButton
				label={timeline.stepBack}
				shortcut=","
				side="top"
				icon={<StepBack size={18} aria-hidden />}
				disabled={!canStepBack}
				onClick={() => simulation.stepBack()}
			/>
			<IconButton
				label={playing ? timeline.pause : timeline.play}
				shortcut="Space"
				side="top"
				variant="secondary"
				icon={playing ? <Pause size={18} aria-hidden /> : <Play size={18} aria-hidden />}
				onClick={() => simulation.playPause()}
			/>
			<IconButton
				label={timeline.step}
				shortcut="."
				side="top"
				icon={<StepForward size={18} aria-hidden />}
				onClick={() => simulation.step()}
			/>
		</div>
	);
}
