/** IP addresses and CIDRs as text. */

const ipv4 = /^(25[0-5]|2[0-4]\d|1?\d?\d)(\.(25[0-5]|2[0-4]\d|1?\d?\d)){3}$/;

/** True for an IPv4 or IPv6 address. */
export function isIPAddress(text: string): boolean {
	return isIPv4(text) || isIPv6(text);
}

function isIPv4(text: string): boolean {
	return ipv4.test(text);
}

/** True for an IPv6 address, with or without `::` and a trailing IPv4 part. */
function isIPv6(text: string): boolean {
	const halves = text.split('::');
	if (halves.length > 2 || !text.includes(':')) return false;
	const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
	const last = groups.at(-1) ?? '';
	const withIPv4 = last.includes('.');
	if (withIPv4 && !isIPv4(last)) return false;
	const hexGroups = withIPv4 ? groups.slice(0, -1) : groups;
	if (!hexGroups.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))) return false;
	const count = hexGroups.length + (withIPv4 ? 2 : 0);
	return halves.length === 2 ? count < 8 : count === 8;
}

/** True for an address with a prefix length: `10.244.0.0/16`, `2001:db8::/64`. */
export function isCIDR(text: string): boolean {
	const [address = '', length = '', ...more] = text.split('/');
	if (more.length > 0 || !/^(0|[1-9]\d{0,2})$/.test(length)) return false;
	return isIPv4(address) ? Number(length) <= 32 : isIPv6(address) && Number(length) <= 128;
}
