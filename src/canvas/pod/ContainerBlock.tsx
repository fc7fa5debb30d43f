import { RotateCw } from 'lucide-react';
import { memo } from 'react';
import { useMessages } from '../../i18n/language.ts';
import type { ContainerView, Selection } from '../../simulation/views.ts';
import { cx } from '../../ui/cx.ts';
import { cargoOf } from '../gestures/selection.ts';
import { useCarry } from '../gestures/useCarry.ts';
import { useItem } from '../gestures/useItem.ts';
import { RoleIcon, ToneIcon, toneText } from '../icons.tsx';
import { metrics } from '../layout/metrics.ts';
import type { BlockPlace } from '../layout/podLayout.ts';
import { BackOff } from './BackOff.tsx';
import { PortTags } from './PortTags.tsx';

interface Props {
	container: ContainerView;
	place: BlockPlace;
	selection: Selection;
	/** In a draft nothing runs: there's no state to show. */
	isDraft?: boolean;
}

/** A container: a solid block with its role, name, state and ports. */
export const ContainerBlock = memo(function ContainerBlock({ container, place, selection, isDraft = false }: Props) {
	const messages = useMessages();
	const words = messages.canvas.container;
	const { isSelected, props } = useItem(selection);
	const carry = useCarry({ cargo: () => cargoOf(selection) });
	const { name, role, kind, status, tone, restartCount, ports, backOffUntil } = container;
	const shownStatus = isDraft ? messages.canvas.draft.waiting : status;
	// While it waits to start again nothing listens: the count-down takes the ports' place.
	const waits = !isDraft && backOffUntil !== undefined;
	const restarts =
		restartCount > 0 ? (
			<span title={words.restarts(restartCount)} className="flex items-center gap-0.5 tabular-nums">
				<RotateCw size={13} aria-hidden />
				{restartCount}
			</span>
		) : null;
	return (
		// biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms.
		<div
			role="group"
			aria-label={words.label(name, messages.common.roles[role], shownStatus)}
			{...props}
			{...carry}
			data-container={name}
			data-tone={isDraft ? undefined : tone}
			style={{
				left: place.x,
				top: place.y,
				width: place.width,
				height: place.height,
				paddingInline: metrics.block.padding,
			}}
			className={cx(
				'stage-block nopan absolute flex cursor-grab flex-col justify-center gap-0.5 rounded-lg bg-block ring-1 ring-inset',
				isSelected ? 'ring-2 ring-accent' : 'ring-block-edge hover:ring-edge',
			)}
		>
			<div className="flex items-center gap-1.5">
				<RoleIcon role={role} className="text-text-muted" />
				<span className="min-w-0 truncate text-sm font-semibold" title={container.image}>
					{name}
				</span>
				{kind === 'app' ? null : <span className="shrink-0 text-sm text-text-faint">{words[kind]}</span>}
				<span className="stage-marks ml-auto flex shrink-0 items-center gap-1.5 text-sm text-text-muted tabular-nums">
					{waits && restarts}
					{waits ? <BackOff until={backOffUntil} /> : null}
					{waits || place.portLine ? null : <PortTags ports={ports} />}
				</span>
			</div>
			{isDraft ? (
				<div className="truncate text-sm text-text-muted">{messages.common.roles[role]}</div>
			) : (
				<div className={cx('stage-status flex items-center gap-1.5 text-sm', toneText[tone])}>
					<ToneIcon tone={tone} />
					<span className="truncate">{status}</span>
					{waits ? null : <span className="ml-auto shrink-0 text-text-muted">{restarts}</span>}
				</div>
			)}
			{place.portLine ? <PortTags ports={ports} width={place.width - 2 * metrics.block.padding} /> : null}
		</div>
	);
});
