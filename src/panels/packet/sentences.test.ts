import { describe, expect, it } from 'vitest';
import { en } from '../../i18n/en/index.ts';
import { ko } from '../../i18n/ko/index.ts';
import { type HopCode, hopCodes, sourceVerdicts } from '../../simulation/cluster.ts';
import type { HopView } from '../../simulation/packetViews.ts';
import { changeSentence, hopSentences } from './sentences.ts';

const plain = { source: '10.244.1.2', sourcePort: 40000, destination: '10.244.2.3', destinationPort: 80 };
const wrapped = { ...plain, outer: { source: '192.168.0.10', destination: '192.168.0.11', port: 8472 } };

function hop(code: HopCode, more: Partial<HopView> = {}): HopView {
	const parameters = { pod: 'web', container: 'nginx', node: 'node-1', device: 'veth1', service: 'shop' };
	const place = { kind: 'bridge' } as const;
	return { index: 3, at: 0, place, header: plain, rows: [], changed: [], code, also: [], parameters, ...more };
}

describe.each([
	['en', en],
	['ko', ko],
] as const)('%s', (_, messages) => {
	it.each(hopCodes)('%s has a sentence, with what is known and without', (code) => {
		for (const parameters of [hop(code).parameters, {}]) {
			const [sentence] = hopSentences(hop(code, { parameters }), messages);
			expect(sentence).toMatch(/[.다]$|다\.$/);
			expect(sentence).not.toMatch(/undefined/);
		}
	});

	it('every verdict has a sentence', () => {
		expect(Object.keys(messages.packet.verdicts).sort()).toEqual([...sourceVerdicts].sort());
	});

	it('what changed is said, also where it is nothing', () => {
		const { packet } = messages;
		expect(changeSentence(hop('onBridge', { index: 0 }), messages)).toBe(packet.start);
		expect(changeSentence(hop('onBridge'), messages)).toBe(packet.changedNothing);
		const outer = ['outerSource', 'outerDestination', 'outerPort'] as const;
		expect(changeSentence(hop('encapsulated', { header: wrapped, changed: outer }), messages)).toBe(packet.wrapped);
		expect(changeSentence(hop('decapsulated', { changed: outer }), messages)).toBe(packet.unwrapped);
		const rewritten = changeSentence(hop('serviceRewritten', { changed: ['destination'] }), messages);
		expect(rewritten).toContain(packet.fields.destination);
	});
});

it('what happens besides comes after', () => {
	const sentences = hopSentences(hop('serviceRewritten', { also: ['onBridge'] }), en);
	expect(sentences).toHaveLength(2);
	expect(sentences[0]).toContain('virtual address');
	expect(sentences[1]).toContain('switch');
});
