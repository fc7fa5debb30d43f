import { Server } from 'lucide-react';
import { useMessages } from '../../i18n/language.ts';
import type { MachineView } from '../../simulation/views.ts';
import { cpuText, memoryText } from '../format.ts';
import { ToneIcon } from '../icons.tsx';
import { metrics } from '../layout/metrics.ts';
import { Meter } from './Meter.tsx';

/** Name, address and how full it is; by it the machine is moved on the stage. */
export function MachineHeader({ view }: { view: MachineView }) {
	const words = useMessages().canvas.machine;
	const { name, address, podCIDR, ready, schedulable, cpu, memory } = view;
	return (
		<header
			title={words.podCIDR(podCIDR)}
			style={{ height: metrics.machine.header }}
			className="stage-handle flex cursor-grab flex-col justify-center gap-1.5 rounded-t-xl border-b border-tank-edge/60 bg-tank-header px-4"
		>
			<div className="flex items-center gap-2">
				<Server size={17} aria-hidden className="shrink-0 text-text-muted" />
				<span className="min-w-12 shrink-0 truncate text-base font-semibold">{name}</span>
				{ready ? null : (
					<span className="flex shrink-0 items-center gap-1 text-sm text-failing-text">
						<ToneIcon tone="failing" />
						NotReady
					</span>
				)}
				{schedulable ? null : (
					<span className="flex shrink-0 items-center gap-1 text-sm text-waiting-text">
						<ToneIcon tone="waiting" />
						SchedulingDisabled
					</span>
				)}
				<span className="ml-auto truncate pl-2 font-mono text-sm text-text-muted">{address}</span>
			</div>
			<div className="grid grid-cols-[100fr_140fr] gap-3">
				<Meter
					label={words.cpu}
					title={words.meter(words.cpu, cpuText(cpu.requested), cpuText(cpu.allocatable))}
					meter={cpu}
					text={cpuText}
				/>
				<Meter
					label={words.memory}
					title={words.meter(words.memory, memoryText(memory.requested), memoryText(memory.allocatable))}
					meter={memory}
					text={memoryText}
				/>
			</div>
		</header>
	);
}
