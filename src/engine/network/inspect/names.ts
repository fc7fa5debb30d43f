/** Names, numbers and hardware addresses of devices, all of which follow from addresses and UIDs. */
import { hash32 } from '../../hash.ts';

const hex = (value: number, digits = 2): string => value.toString(16).padStart(digits, '0');

const bytesOf = (address: string): number[] => address.split('.').map(Number);

/** As the CNI bridge plugin sets it: `0a:58` and the four bytes of the address. */
export function bridgeMac(address: string): string {
	return ['0a', '58', ...bytesOf(address).map((byte) => hex(byte))].join(':');
}

/** A machine's own card: QEMU's prefix and the last three bytes of its address. */
export function cardMac(address: string): string {
	return [
		'52',
		'54',
		'00',
		...bytesOf(address)
			.slice(1)
			.map((byte) => hex(byte)),
	].join(':');
}

/** The kernel draws the others at random, marked as locally administered; here they follow from a text. */
export function drawnMac(text: string): string {
	const high = hash32(text);
	const low = hash32(`${text}|mac`);
	const first = ((high >>> 24) | 0x02) & 0xfe;
	return [first, (high >>> 16) & 255, (high >>> 8) & 255, high & 255, (low >>> 8) & 255, low & 255]
		.map((byte) => hex(byte))
		.join(':');
}

/** The host's end of a pod's veth pair: `veth` and eight hexadecimal digits, as CNI names it. */
export function vethName(uid: string): string {
	return `veth${hex(hash32(`veth|${uid}`), 8)}`;
}

/** Number of the host's end of the pair, from the pod's address: `.2` comes after the node's own four devices. */
export function vethIndex(podIP: string): number {
	return (bytesOf(podIP)[3] ?? 0) + 3;
}

/** `10.244.1.2`, 24 → `10.244.1.255`. */
export function broadcastOf(address: string, prefix: number): string {
	return bytesOf(address)
		.map((byte, index) => byte | (255 >> Math.max(0, Math.min(8, prefix - 8 * index))))
		.join('.');
}
