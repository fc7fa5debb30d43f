import {
	draft,
	drag,
	eventHash,
	expect,
	freeCanvas,
	legsSeen,
	machine,
	openScenario,
	paletteEntry,
	pods,
	test,
	trafficPixels,
} from './page.ts';

test('drag, run, watch, scale, share', async ({ page, browser }) => {
	await page.goto('/');
	await openScenario(page, 'Empty cluster');
	await expect(pods(page)).toHaveCount(0);

	for (let times = 0; times < 3; times += 1) await page.getByRole('button', { name: 'Zoom out' }).click();
	await drag(page, paletteEntry(page, 'web'), await freeCanvas(page));
	await expect(draft(page, 'web')).toBeVisible();
	await drag(page, paletteEntry(page, 'cache'), draft(page, 'web'));
	await expect(draft(page, 'web').getByText('cache', { exact: true })).toBeVisible();
	await drag(page, draft(page, 'web').getByText('web', { exact: true }).first(), machine(page, 'node-1'));
	await expect(draft(page, 'web')).toHaveCount(0);
	await expect(machine(page, 'node-1').locator('[data-pod-name="web"]')).toHaveAttribute('data-tone', 'running', {
		timeout: 15_000,
	});

	await drag(page, paletteEntry(page, 'client'), machine(page, 'node-2'));
	await expect(machine(page, 'node-2').locator('[data-pod-name="client"]')).toHaveAttribute('data-tone', 'running', {
		timeout: 15_000,
	});

	// Both kinds of packets: as the traffic layer counts them, and as pixels that change.
	await expect.poll(() => legsSeen(page, 'localhost'), { timeout: 15_000 }).toBeGreaterThan(1);
	await expect.poll(() => legsSeen(page, 'pod'), { timeout: 15_000 }).toBeGreaterThan(1);
	await expect.poll(async () => (await trafficPixels(page)).painted).toBeGreaterThan(20);
	const before = await trafficPixels(page);
	await expect.poll(async () => (await trafficPixels(page)).picture).not.toBe(before.picture);

	await pods(page, 'web').click();
	const stepper = page.locator('[data-scale$="/web"]').first();
	for (let replicas = 2; replicas <= 5; replicas += 1)
		await stepper.getByRole('button', { name: `Scale to ${replicas}` }).click();
	await expect(page.locator('[data-pod-name^="web"][data-tone="running"]')).toHaveCount(5, { timeout: 20_000 });

	const hash = await eventHash(page);
	expect(hash).toMatch(/^[0-9a-f]{16}$/);
	const still = await trafficPixels(page);
	expect((await trafficPixels(page)).picture).toBe(still.picture);
	const ips = await page
		.locator('[data-pod-name] [data-ip]')
		.evaluateAll((all) => all.map((one) => one.getAttribute('data-ip')).sort());
	expect(new Set(ips).size).toBe(6);

	await page.getByRole('button', { name: 'Share' }).click();
	const field = page.getByRole('dialog').getByRole('textbox');
	await expect(field).toHaveValue(/#s\d+\./);
	const url = await field.inputValue();

	const fresh = await browser.newContext();
	const other = await fresh.newPage();
	await other.goto(url);
	await expect(pods(other)).toHaveCount(6);
	expect(await eventHash(other)).toBe(hash);
	expect(
		await other
			.locator('[data-pod-name] [data-ip]')
			.evaluateAll((all) => all.map((one) => one.getAttribute('data-ip')).sort()),
	).toEqual(ips);
	await fresh.close();
});
