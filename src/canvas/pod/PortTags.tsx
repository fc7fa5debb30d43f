import { CircleX } from 'lucide-react';
import type { Messages } from '../../i18n/en/index.ts';
import { useMessages } from '../../i18n/language.ts';
import type { PortView } from '../../simulation/views.ts';
import { cx } from '../../ui/cx.ts';
import { fitPorts, portText } from './ports.ts';

type Words = Messages['canvas']['container'];

function titleOf({ port, address, state, heldBy }: PortView, words: Words): string {
	if (state === 'clash') return heldBy ? words.clash(port, heldBy) : words.clashUnknown(port);
	if (state === 'declared') return words.declared(port);
	return address === '127.0.0.1' ? words.listeningLocal(port) : words.listening(address, port);
}

function look({ address, state }: PortView): string {
	if (state === 'clash') return 'bg-failing-soft text-failing-text';
	if (state === 'declared') return 'text-text-muted outline-dashed outline-1 -outline-offset-1 outline-edge';
	if (address === '127.0.0.1') return 'bg-traffic-localhost-soft text-traffic-localhost-text';
	return 'bg-pod text-text ring-1 ring-inset ring-line-strong';
}

/** The ports of a container, those that fit in `width`. */
export function PortTags({ ports, width = Infinity }: { ports: readonly PortView[]; width?: number }) {
	const words = useMessages().canvas.container;
	const { shown, more } = fitPorts(ports, width);
	return (
		<div className="flex h-5 items-center gap-1 overflow-hidden">
			{shown.map((port) => (
				<span
					key={`${port.address}:${port.port}`}
					title={titleOf(port, words)}
					data-port={port.port}
					data-port-state={port.state}
					className={cx(
						'flex h-5 min-w-0 items-center gap-1 rounded-sm px-1.5 font-mono text-sm leading-5',
						look(port),
					)}
				>
					{port.state === 'clash' ? <CircleX size={14} aria-hidden className="shrink-0" /> : null}
					<span>{portText(port)}</span>
					{port.state === 'clash' && port.heldBy ? (
						<span className="truncate font-sans">{words.heldBy(port.heldBy)}</span>
					) : null}
				</span>
			))}
			{more > 0 ? (
				<span className="shrink-0 text-sm text-text-muted" title={ports.map((port) => titleOf(port, words)).join('\n')}>
					{words.morePorts(more)}
				</span>
			) : null}
		</div>
	);
}
