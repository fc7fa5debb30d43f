import { eventHash, expect, openScenario, pause, pods, test } from './page.ts';

test('a damaged link says what is wrong and leaves the work alone', async ({ page }) => {
	await page.goto('/');
	await expect(pods(page, 'web')).toBeVisible();
	await openScenario(page, 'Empty cluster');
	await page.locator('[data-palette="web"]').focus();
	await page.keyboard.press('Enter');
	await page.getByRole('menuitem', { name: /node-1/ }).click();
	await expect(pods(page)).toHaveCount(1);
	const hash = await eventHash(page);
	await page.evaluate(() => {
		location.hash = '#s1.eJyrVkrOz0lVslIqS80rUdJRSixJBbGNgQA';
	});
	await expect(page.getByText('This link could not be opened')).toBeVisible();
	await expect(page.getByText('What you were working on is untouched.')).toBeVisible();
	await expect(pods(page)).toHaveCount(1);
	expect(await eventHash(page)).toBe(hash);
});

test('undo, redo, reset, step back and share are in sight from the first moment', async ({ page }) => {
	await page.goto('/');
	for (const name of ['Undo', 'Redo', 'Reset', 'Step back', 'Share'])
		await expect(page.getByRole('button', { name, exact: true })).toBeVisible();
	await pause(page);
	const clock = page.getByTestId('clock');
	const before = await clock.textContent();
	await page.getByRole('button', { name: 'Step to the next event' }).click();
	await expect(clock).not.toHaveText(before ?? '');
	const after = await clock.textContent();
	await page.getByRole('button', { name: 'Step back', exact: true }).click();
	await expect(clock).not.toHaveText(after ?? '');
});

test('first sight shows localhost, pod-to-pod and scale-out within five seconds', async ({ page }) => {
	await page.goto('/');
	const canvas = page.locator('canvas[data-traffic]');
	await expect(canvas).not.toHaveAttribute('data-seen-localhost', '0', { timeout: 5_000 });
	await expect(canvas).not.toHaveAttribute('data-seen-pod', '0', { timeout: 5_000 });
	await expect(page.locator('[data-pod-name^="api-"]')).toHaveCount(3, { timeout: 6_000 });
	await expect(page.getByText(/Drag a container into a pod/)).toBeVisible();
});
