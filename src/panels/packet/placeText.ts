/** Names of places and of those at the ends of a way. */
import type { Messages } from '../../i18n/en/index.ts';
import type { EndView, LegView, PlaceView } from '../../simulation/packetViews.ts';

/** `client` or, where the container's name says more, `web/cache`. */
function endText(end: EndView | undefined, { packet }: Messages): string {
	if (!end) return packet.noOne;
	if (end.kind === 'outside') return packet.outside;
	if (end.kind === 'node') return end.node ?? '';
	const { pod = '', container = '' } = end;
	return pod === container || container === '' ? pod : `${pod}/${container}`;
}

/** `client → web`; within one pod the containers: `web → cache`. */
export function legEnds({ link, from, to }: Pick<LegView, 'link' | 'from' | 'to'>, messages: Messages): string {
	const nameOf = (end: EndView | undefined) =>
		(link === 'localhost' ? end?.container : end?.pod) ?? endText(end, messages);
	return `${nameOf(from)} → ${nameOf(to)}`;
}

/** `eth0 in web`, `cni0 on node-1`, `web/cache`. */
export function placeText(place: PlaceView, { packet }: Messages): string {
	const { kind, device, pod, container, node } = place;
	if (kind === 'container') return pod === container ? (pod ?? '') : `${pod ?? ''}/${container ?? ''}`;
	if (kind === 'outside' || kind === 'underlay') return packet.places[kind];
	const named = device ?? packet.places[kind];
	if ((kind === 'eth0' || kind === 'loopback') && pod !== undefined) return packet.inPod(named, pod);
	return node === undefined ? named : packet.onNode(named, node);
}
