import { useMessages } from '../../i18n/language.ts';
import type { ContainerView, Selection } from '../../simulation/views.ts';
import { RoleIcon, ToneIcon } from '../shared/icons.tsx';
import { LinkRow } from './LinkRow.tsx';

/** A container in its pod's list. */
export function ContainerRow({
	container,
	to,
	draft = false,
}: {
	container: ContainerView;
	to: Selection;
	draft?: boolean;
}) {
	const { inspector } = useMessages();
	const restarts = container.restartCount > 0 ? ` · ${inspector.restartCount(container.restartCount)}` : '';
	const kind = container.kind === 'app' ? '' : ` · ${inspector.containerKinds[container.kind]}`;
	return (
		<LinkRow
			to={to}
			icon={<RoleIcon role={container.role} />}
			name={container.name}
			detail={
				draft ? (
					<span className="font-mono">{container.image}</span>
				) : (
					<span className="flex items-center gap-1.5">
						<ToneIcon tone={container.tone} size={14} className="shrink-0" />
						<span className="truncate">
							{container.status}
							{restarts}
							{kind}
						</span>
					</span>
				)
			}
			trailing={
				<span className="shrink-0 font-mono text-sm text-text-muted tabular-nums">
					{container.ports.map(({ port }) => `:${port}`).join(' ')}
				</span>
			}
		/>
	);
}
