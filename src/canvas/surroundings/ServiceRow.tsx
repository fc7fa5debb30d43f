import { ViewportPortal } from '@xyflow/react';
import { Share2 } from 'lucide-react';
import { memo, useLayoutEffect, useState } from 'react';
import { useMessages } from '../../i18n/language.ts';
import { serviceViews } from '../../simulation/select.ts';
import { useSimulation } from '../../simulation/store.ts';
import type { Selection, ServiceView } from '../../simulation/views.ts';
import { cx } from '../../ui/cx.ts';
import { useItem } from '../gestures/useItem.ts';
import { ToneIcon } from '../icons.tsx';
import type { ServicePlace } from '../layout/serviceLayout.ts';

function keyOf({ namespace, name }: ServiceView): string {
	return `${namespace}/${name}`;
}

/** The Services above the machines; the one under the mouse, or else the selected one, shows which pods are its. */
export const ServiceRow = memo(function ServiceRow({ places }: { places: readonly ServicePlace[] }) {
	const services = useSimulation((state) => serviceViews(state.cluster));
	const selected = useSimulation(({ selection }) =>
		selection?.kind === 'service' ? `${selection.namespace}/${selection.name}` : undefined,
	);
	const [hovered, setHovered] = useState<string | undefined>(undefined);
	const lit = hovered ?? selected;
	const byKey = new Map(services.map((service) => [keyOf(service), service]));
	const uids = lit === undefined ? undefined : byKey.get(lit)?.podUids;
	return (
		<ViewportPortal>
			{places.map((place) => {
				const service = byKey.get(place.key);
				return service ? <Chip key={place.key} service={service} place={place} onHover={setHovered} /> : null;
			})}
			{uids && uids.length > 0 ? <Highlight uids={uids} /> : null}
		</ViewportPortal>
	);
});

interface ChipProps {
	service: ServiceView;
	place: ServicePlace;
	onHover(key: string | undefined): void;
}

function Chip({ service, place, onHover }: ChipProps) {
	const words = useMessages().canvas.service;
	const { namespace, name, type, clusterIP, ports, readyEndpoints, endpoints } = service;
	const selection: Selection = { kind: 'service', namespace, name };
	const { isSelected, props } = useItem(selection, true);
	return (
		<button
			type="button"
			title={words.label(name, readyEndpoints, endpoints)}
			{...props}
			data-service={name}
			onPointerEnter={() => onHover(place.key)}
			onPointerLeave={() => onHover(undefined)}
			style={{ left: place.x, top: place.y, width: place.width, height: place.height }}
			className={cx(
				'stage-service nopan pointer-events-auto absolute flex flex-col justify-center rounded-lg bg-raised px-3 text-left text-sm shadow-raised ring-inset hover:bg-hover',
				isSelected ? 'ring-2 ring-accent' : 'ring-1 ring-line-strong',
			)}
		>
			<span className="flex w-full items-center gap-1.5">
				<Share2 size={15} aria-hidden className="shrink-0 text-text-muted" />
				<span className="truncate font-semibold" title={`${type} ${place.key}`}>
					{name}
				</span>
				<span
					title={words.endpointsTitle(readyEndpoints, endpoints)}
					className="ml-auto flex shrink-0 items-center gap-1 pl-2 text-text-muted tabular-nums"
				>
					<ToneIcon tone={readyEndpoints > 0 ? 'running' : 'failing'} />
					{words.endpoints(readyEndpoints, endpoints)}
				</span>
			</span>
			<span className="w-full truncate font-mono text-text-muted" title={ports.join(' ')}>
				{clusterIP} {ports.join(' ')}
			</span>
		</button>
	);
}

/** A style rule for a Service's pods, so that no pod needs to render for it; adopted, as the page's policy has no <style>. */
function Highlight({ uids }: { uids: readonly string[] }) {
	const pods = uids.map((uid) => `[data-pod="${CSS.escape(uid)}"]`).join();
	useLayoutEffect(() => {
		const sheet = new CSSStyleSheet();
		sheet.replaceSync(
			`.stage-pod:not(:is(${pods})){opacity:.38}:is(${pods})>.stage-rim{--tw-ring-color:var(--color-accent)}`,
		);
		document.adoptedStyleSheets.push(sheet);
		return () => {
			document.adoptedStyleSheets = document.adoptedStyleSheets.filter((adopted) => adopted !== sheet);
		};
	}, [pods]);
	return null;
}
