import { expect, pods, test } from './page.ts';
import { serveDist } from './staticServer.ts';

/** The test's own context: a service worker of one test must not serve another. */
test.use({ serviceWorkers: 'allow' });

const isKept = async (): Promise<boolean> => {
	const { active } = await navigator.serviceWorker.ready;
	return active?.state === 'activated';
};

test('after the first visit everything works without a network, from any folder', async ({ page, context }) => {
	const server = await serveDist();
	await page.goto(`${server.url}#b=welcome`);
	await expect(pods(page, 'web')).toBeVisible();
	await expect.poll(() => page.evaluate(isKept)).toBe(true);
	await server.close();
	await context.setOffline(true);

	await page.reload();
	await expect(pods(page, 'web')).toBeVisible();
	// What was never fetched before comes too: dialogs, export, lessons, the presenter, the embed.
	await page.getByRole('button', { name: 'Share', exact: true }).click();
	await expect(page.getByTestId('qr')).toBeVisible();
	await page.getByRole('button', { name: 'Export…' }).click();
	const coming = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Save: Manifests (YAML)' }).click();
	expect((await coming).suggestedFilename()).toBe('first-sight.yaml');
	await page.goto(`${server.url}?present#l=first-pod`);
	await expect(page.getByTestId('place')).toHaveText('1/5');
	await page.goto(`${server.url}?embed#b=portClash`);
	await expect(pods(page, 'two-servers')).toBeVisible();
	const manifest = await page.evaluate(async () => (await fetch('./manifest.webmanifest')).json());
	expect(manifest).toMatchObject({ name: 'Podarium', display: 'standalone', start_url: './' });
});

test('a new version waits, breaks no open tab, and comes when it’s asked for, with the run', async ({ page }) => {
	const overlay: Record<string, string> = {};
	const server = await serveDist({ overlay });
	await page.goto(`${server.url}#b=welcome`);
	await expect(pods(page, 'web')).toBeVisible();
	await expect.poll(() => page.evaluate(isKept)).toBe(true);
	await page.reload();
	await expect(pods(page, 'web')).toBeVisible();

	// A new build comes out: another worker, with another version of its list; the old files are gone from the host.
	const worker = await (await fetch(`${server.url}sw.js`)).text();
	overlay['sw.js'] = worker.replace(/(["'`])([0-9a-f]{12})\1/, '$1next$2$1');
	expect(overlay['sw.js']).not.toBe(worker);
	const reloads: string[] = [];
	page.on('framenavigated', (frame) => reloads.push(frame.url()));
	await page.evaluate(async () => {
		await (await navigator.serviceWorker.getRegistration())?.update();
	});
	await expect(page.getByText('A new version of Podarium is ready.', { exact: false })).toBeVisible();
	expect(reloads).toEqual([]);
	// The open tab goes on with its own files.
	await page.getByRole('button', { name: 'Share', exact: true }).click();
	await expect(page.getByTestId('qr')).toBeVisible();
	await page.keyboard.press('Escape');

	await page.getByRole('button', { name: 'Reload with it' }).click();
	await expect(page.getByText('A new version of Podarium is ready.', { exact: false })).toHaveCount(0);
	await expect(pods(page, 'web')).toBeVisible();
	expect(new URL(page.url()).hash).toMatch(/^#b=welcome&at=\d+$/);
	const versions = await page.evaluate(() => caches.keys());
	expect(versions).toHaveLength(2);
	await server.close();
});
