import { expect, it } from 'vitest';
import { isCIDR, isIPAddress } from './addresses.ts';

it.each(['0.0.0.0', '10.244.0.1', '255.255.255.255', '::', '::1', '2001:db8::1', '1:2:3:4:5:6:7:8', '::ffff:10.0.0.1'])(
	'takes %s',
	(text) => {
		expect(isIPAddress(text)).toBe(true);
	},
);

it.each([
	'',
	'10.244.0',
	'10.244.0.256',
	'10.0.0.1.',
	'1::2::3',
	'12345::',
	'1:2:3:4:5:6:7',
	'1:2:3:4:5:6:7:8:9',
	'localhost',
	':',
	':1',
])('refuses %j', (text) => {
	expect(isIPAddress(text)).toBe(false);
});

it('reads prefix lengths', () => {
	for (const good of ['10.244.0.0/16', '0.0.0.0/0', '2001:db8::/64']) expect(isCIDR(good), good).toBe(true);
	for (const bad of ['10.244.0.0', '10.244.0.0/33', '10.244.0.0/016', '::/129', '10.0.0.0/8/8', '10.0.0.0/'])
		expect(isCIDR(bad), bad).toBe(false);
});
