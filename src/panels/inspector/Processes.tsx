import { Bomb } from 'lucide-react';
import { useMessages } from '../../i18n/language.ts';
import type { ContainerRuntime } from '../../simulation/cluster.ts';
import { simulation } from '../../simulation/store.ts';
import { IconButton } from '../../ui/IconButton.tsx';

interface ProcessesProps {
	namespace: string;
	pod: string;
	container: string;
	processes: ContainerRuntime['processes'];
}

/** What runs in a container, numbered as it's seen inside; each process can be ended to see who notices. */
export function Processes({ namespace, pod, container, processes }: ProcessesProps) {
	const { inspector } = useMessages();
	return (
		<ul className="flex flex-col text-sm">
			{processes.map(({ pid, containerPid, command }) => (
				<li key={pid} className="flex min-h-8 items-center gap-3">
					<span className="w-6 shrink-0 text-right text-text-muted tabular-nums">{containerPid}</span>
					<code lang="en" className="min-w-0 flex-1 font-mono break-words">
						{command}
					</code>
					<IconButton
						label={inspector.crashProcess(command)}
						icon={<Bomb size={15} aria-hidden />}
						size="sm"
						side="left"
						onClick={() => simulation.dispatch({ type: 'crashProcess', namespace, name: pod, container, containerPid })}
					/>
				</li>
			))}
		</ul>
	);
}
