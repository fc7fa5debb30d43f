import { describe, expect, it } from 'vitest';
import { loadDocument } from '../../scenario/load.ts';
import { openEngine } from '../../scenario/run.ts';
import { scenarioOf } from './link/scenarios.ts';
import { measureBomb } from './link.ts';

const mebibyte = 1024 * 1024;

describe('the links that are measured', () => {
	it('are of scenarios that open', () => {
		for (const count of [1, 4, 12, 60]) {
			const document = scenarioOf(count);
			expect(loadDocument(document)).toEqual({ document });
			const { engine, refusal } = openEngine(document);
			expect(refusal).toBeUndefined();
			expect(engine.state.objects.Pod.size).toBe(count);
			expect(engine.state.objects.Node.size).toBe(3);
		}
	});

	it('a bomb of 64 MiB is refused, its memory growing by less than 16 MiB', async () => {
		const { refused, linkCode, bytesGrown } = await measureBomb();
		expect(refused).toBe(true);
		expect(linkCode).toBe('tooLong');
		expect(bytesGrown).toBeLessThan(16 * mebibyte);
		// Taken whole, it does show.
		const whole = await measureBomb(65 * mebibyte);
		expect(whole.refused).toBe(false);
		expect(whole.bytesGrown).toBeGreaterThan(48 * mebibyte);
	}, 60_000);
});
