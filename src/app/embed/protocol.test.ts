import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRequest } from './protocol.ts';

describe('messages to an embedded run', () => {
	it('are read when they have the shape', () => {
		expect(readRequest({ podarium: 1, type: 'play' })).toEqual({ request: { podarium: 1, type: 'play' } });
		expect(readRequest({ podarium: 1, id: 7, type: 'seek', seconds: 2.5 })).toEqual({
			request: { podarium: 1, id: 7, type: 'seek', seconds: 2.5 },
		});
	});

	it('of others are left alone', () => {
		for (const data of [null, undefined, 7, 'play', [], {}, { type: 'play' }, { source: 'react-devtools' }])
			expect(readRequest(data)).toBeUndefined();
	});

	it('that are wrong are answered with why', () => {
		expect(readRequest({ podarium: 2, id: 'a', type: 'play' })).toEqual({
			error: { type: 'error', id: 'a', code: 'unknownVersion' },
		});
		for (const bad of [
			{ type: 'fly' },
			{ type: 'seek' },
			{ type: 'seek', seconds: -1 },
			{ type: 'seek', seconds: Number.NaN },
			{ type: 'seek', seconds: 1e9 },
			{ type: 'load', link: 'x'.repeat(20_000) },
			{ type: 'load', link: { toString: () => 'b=welcome' } },
			{ type: 'play', extra: 1 },
		])
			expect(readRequest({ podarium: 1, id: 3, ...bad })).toMatchObject({ error: { id: 3, code: 'badMessage' } });
	});

	it('of any kind never throw and reach no prototype', () => {
		fc.assert(
			fc.property(fc.anything(), (data) => {
				readRequest(data);
				readRequest({ podarium: 1, type: 'load', link: data });
			}),
			{ numRuns: 2_000 },
		);
		readRequest(JSON.parse('{"podarium":1,"type":"play","__proto__":{"polluted":1}}'));
		expect(({} as Record<string, unknown>).polluted).toBeUndefined();
	});
});
