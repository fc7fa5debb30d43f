import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { announce, listenToAnnouncements } from './announce.ts';

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

it('says at most one thing a second, and of several the newest', () => {
	const said: string[] = [];
	const stop = listenToAnnouncements((text) => said.push(text));
	vi.advanceTimersByTime(5000);
	announce('one');
	vi.advanceTimersByTime(1);
	expect(said).toEqual(['one']);
	announce('two');
	announce('three');
	vi.advanceTimersByTime(900);
	expect(said).toEqual(['one']);
	vi.advanceTimersByTime(200);
	expect(said).toEqual(['one', 'three']);
	stop();
	announce('four');
	vi.advanceTimersByTime(3000);
	expect(said).toHaveLength(2);
});
