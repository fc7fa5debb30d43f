import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overlap, type Rect } from '../layout/geometry.ts';
import { captionOf, headerText, placeCard } from './labels.ts';
import type { Leg } from './types.ts';

const header = { source: '10.244.0.2', sourcePort: 40000, destination: '10.244.1.3', destinationPort: 8080 };
const leg: Leg = { kind: 'request', link: 'pod', label: 'GET /', hops: [], outcome: 'delivered' };

describe('captionOf', () => {
	it('says what is asked and from where to where', () => {
		expect(captionOf(leg, header)).toEqual(['GET /', '10.244.0.2:40000 → 10.244.1.3:8080']);
		expect(headerText(header)).toBe('10.244.0.2:40000 → 10.244.1.3:8080');
	});

	it('names the Service that was asked for and the header around it', () => {
		const outer = { source: '192.168.0.10', destination: '192.168.0.11', port: 8472 };
		expect(captionOf({ ...leg, service: 'default/api' }, { ...header, outer })).toEqual([
			'GET / · default/api',
			'10.244.0.2:40000 → 10.244.1.3:8080',
			'UDP 192.168.0.10 → 192.168.0.11:8472',
		]);
	});
});

describe('placeCard', () => {
	const room = { width: 800, height: 600 };
	const size = { width: 200, height: 60 };

	it('keeps cards apart and inside', () => {
		const coordinate = fc.record({ x: fc.integer({ min: 0, max: 800 }), y: fc.integer({ min: 0, max: 600 }) });
		fc.assert(
			fc.property(fc.array(coordinate, { maxLength: 20 }), (points) => {
				const board: Rect[] = [];
				for (const point of points) {
					const card = placeCard(point, size, room, board);
					if (!card) continue;
					for (const other of board) expect(overlap(card, other)).toBe(false);
					expect(card.x >= 0 && card.y >= 0 && card.x + 200 <= 800 && card.y + 60 <= 600).toBe(true);
					board.push(card);
				}
				expect(board.length).toBeGreaterThanOrEqual(Math.min(1, points.length));
			}),
		);
	});

	it('gives up where every side is taken', () => {
		expect(placeCard({ x: 400, y: 300 }, size, room, [{ x: 0, y: 0, ...room }])).toBeUndefined();
	});
});
