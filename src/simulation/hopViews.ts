/** The hops of a way as the packet inspector lists them. */
import { explainHop, fieldOf, type HopCode, headerFields } from '../engine/network/explain.ts';
import type { Header, Leg } from '../engine/network/traffic.ts';
import type { ClusterState } from '../engine/state.ts';
import type { HeaderRow, HopParameters, HopView, PlaceView } from './packetViews.ts';
import { type Devices, known, placeView, shortName } from './places.ts';

function headerRows(header: Header, before: Header | undefined): HeaderRow[] {
	const rows: HeaderRow[] = [];
	for (const field of headerFields) {
		const value = fieldOf(header, field);
		if (value === undefined) continue;
		const was = before && fieldOf(before, field);
		rows.push(was === undefined || was === value ? { field, value } : { field, value, before: was });
	}
	return rows;
}

const rewritesDestination: readonly HopCode[] = ['serviceRewritten', 'portMapped', 'unmasqueraded'];
const rewritesSource: readonly HopCode[] = ['serviceRestored', 'masqueraded'];

const sourceOf = ({ source, sourcePort }: Header): string => `${source}:${sourcePort}`;
const destinationOf = ({ destination, destinationPort }: Header): string => `${destination}:${destinationPort}`;

/** What was rewritten, before and after. */
function rewriting(code: HopCode, header: Header, before: Header | undefined): Pick<HopParameters, 'before' | 'after'> {
	if (!before) return {};
	if (rewritesDestination.includes(code)) return { before: destinationOf(before), after: destinationOf(header) };
	return rewritesSource.includes(code) ? { before: sourceOf(before), after: sourceOf(header) } : {};
}

function parametersOf(
	cluster: ClusterState,
	leg: Leg,
	index: number,
	code: HopCode,
	{ pod, container, node, device }: PlaceView,
): HopParameters {
	const header = leg.hops[index]?.header;
	const isLast = index === leg.hops.length - 1;
	const { before, after } = header ? rewriting(code, header, leg.hops[index - 1]?.header) : {};
	return known<HopParameters>({
		pod,
		container,
		node,
		device,
		service: leg.service === undefined ? undefined : shortName(leg.service),
		podNetwork: cluster.settings.podNetwork,
		reason: isLast ? leg.reason : undefined,
		before,
		after,
	});
}

/** Every hop of a leg with what it is and what changed there. */
export function hopViews(cluster: ClusterState, leg: Leg, devices: Devices): HopView[] {
	return leg.hops.map(({ place, at, header }, index) => {
		const { code, also, changed } = explainHop(leg, index);
		const view = placeView(cluster, place, devices);
		return {
			index,
			at,
			place: view,
			header,
			rows: headerRows(header, leg.hops[index - 1]?.header),
			changed,
			code,
			also,
			parameters: parametersOf(cluster, leg, index, code, view),
		};
	});
}
