import { CircleAlert, CircleCheck, CircleDashed } from 'lucide-react';
import { useMessages } from '../../i18n/language.ts';
import type { PortView } from '../../simulation/views.ts';
import { Quiet } from './parts.tsx';

const icons = {
	listening: <CircleCheck size={16} aria-hidden className="text-running" />,
	declared: <CircleDashed size={16} aria-hidden className="text-done" />,
	clash: <CircleAlert size={16} aria-hidden className="text-failing" />,
};

/** What a container listens on, declares, and couldn't get. */
export function Ports({ ports }: { ports: readonly PortView[] }) {
	const { inspector } = useMessages();
	if (ports.length === 0) return <Quiet>{inspector.noPorts}</Quiet>;
	const stateOf = ({ state, heldBy }: PortView) => {
		if (state !== 'clash') return inspector.portStates[state];
		return heldBy ? inspector.portStates.clash(heldBy) : inspector.portStates.clashUnknown;
	};
	return (
		<ul className="flex flex-col gap-1 text-sm">
			{ports.map((port) => (
				<li key={`${port.address}:${port.port}/${port.state}`} className="flex items-center gap-2">
					{icons[port.state]}
					<span className="font-mono font-medium tabular-nums">{port.port}</span>
					<span className="text-text-muted">
						{stateOf(port)}
						{port.state === 'listening' && port.address === '127.0.0.1' ? ` (${inspector.onlyLoopback})` : ''}
					</span>
				</li>
			))}
		</ul>
	);
}
