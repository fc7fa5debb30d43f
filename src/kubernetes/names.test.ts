import { describe, expect, it } from 'vitest';
import {
	configKeyErrors,
	dns1035LabelErrors,
	dns1123LabelErrors,
	dns1123SubdomainErrors,
	envNameErrors,
	labelValueErrors,
	portNameErrors,
	qualifiedNameErrors,
	safeEncode,
	simpleNameGenerator,
} from './names.ts';

describe('names', () => {
	it("speaks Kubernetes' words", () => {
		expect(dns1123LabelErrors('Web')).toEqual([
			"a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')",
		]);
		expect(dns1123LabelErrors('a.b')).toEqual(['must not contain dots']);
		expect(dns1123SubdomainErrors('a_b')).toEqual([
			"a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')",
		]);
		expect(portNameErrors('80')).toEqual(['must contain at least one letter (a-z)']);
		expect(qualifiedNameErrors('/x')).toContain('prefix part must be non-empty');
	});

	it.each([
		[dns1123LabelErrors, 'web-1', 'a'.repeat(64)],
		[dns1123SubdomainErrors, 'web.example', 'a'.repeat(254)],
		[dns1035LabelErrors, 'web-1', '1web'],
		[qualifiedNameErrors, 'example.com/App.Name_1', 'example.com/'],
		[labelValueErrors, '', '-a'],
		[portNameErrors, 'http-alt', 'a--b'],
		[envNameErrors, 'ev!1', 'a=b'],
		[configKeyErrors, 'a.conf', '../a'],
	])('%o takes one and refuses the other', (errors, good, bad) => {
		expect(errors(good)).toEqual([]);
		expect(errors(bad)).not.toEqual([]);
	});

	it('generates names that are labels, however long the base', () => {
		let next = 0;
		const draw = (n: number): number => next++ % n;
		expect(simpleNameGenerator('web-', draw)).toBe('web-bcdfg');
		const long = simpleNameGenerator('a'.repeat(80), draw);
		expect(long).toHaveLength(63);
		expect(dns1123LabelErrors(long)).toEqual([]);
	});

	it('encodes digits without vowels', () => {
		expect(safeEncode('0123456789')).toMatch(/^[bcdfghjklmnpqrstvwxz2456789]{10}$/);
	});
});
