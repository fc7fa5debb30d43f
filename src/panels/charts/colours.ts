import type { ChartColour } from './model.ts';

/** Tokens of the theme: `line` is seen against the surface (3:1), `text` is read on it (4.5:1). */
export const colourTokens: Record<ChartColour, { line: string; text: string }> = {
	blue: { line: 'var(--color-accent)', text: 'var(--color-accent-text)' },
	orange: { line: 'var(--color-traffic-localhost)', text: 'var(--color-traffic-localhost-text)' },
	green: { line: 'var(--color-running)', text: 'var(--color-running-text)' },
	purple: { line: 'var(--color-traffic-pod)', text: 'var(--color-traffic-pod-text)' },
	red: { line: 'var(--color-failing)', text: 'var(--color-failing-text)' },
	grey: { line: 'var(--color-edge)', text: 'var(--color-text-muted)' },
};
