/** How long a page's main thread is at work. */
import type { Page } from '@playwright/test';

type Time = (work: () => Promise<unknown>) => Promise<number>;

/** Gives a function that does something and answers the CPU time of all tasks until the second frame after it, in ms. */
export async function mainThread(page: Page): Promise<Time> {
	const session = await page.context().newCDPSession(page);
	await session.send('Performance.enable', { timeDomain: 'threadTicks' });
	const taskSeconds = async () => {
		const { metrics } = await session.send('Performance.getMetrics');
		return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
	};
	return async (work) => {
		const before = await taskSeconds();
		await work();
		await page.evaluate(
			() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)))),
		);
		return ((await taskSeconds()) - before) * 1000;
	};
}
