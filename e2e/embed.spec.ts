import type { Page } from '@playwright/test';
import { expect, test } from './page.ts';
import { type StaticServer, serveDist } from './staticServer.ts';

let server: StaticServer;
test.beforeAll(async () => {
	server = await serveDist({ cors: true });
});
test.afterAll(() => server.close());

/** What the frame has said, from the example page's list. */
const said = (page: Page, text: string) => page.locator('#log li', { hasText: text });

test('in a sandboxed frame without storage it plays, and is driven by messages', async ({ page }) => {
	await page.goto(`${server.url}embed-example.html`);
	const frame = page.frameLocator('#podarium');
	await expect(frame.locator('[data-pod-name="web"]')).toBeVisible();
	await expect(said(page, '"type":"ready"')).toHaveCount(1);
	await expect(said(page, '"type":"done","id":1')).toBeVisible();
	// The frame is nobody's origin: it has no storage and can't look out.
	const handle = await page.locator('#podarium').elementHandle();
	const inside = await handle?.contentFrame();
	const reach = await inside?.evaluate(() => {
		const tries = [() => localStorage.length, () => document.cookie, () => window.parent.document.title];
		return {
			origin: self.origin,
			reached: tries.filter((one) => {
				try {
					one();
					return true;
				} catch {
					return false;
				}
			}).length,
		};
	});
	expect(reach).toEqual({ origin: 'null', reached: 0 });

	await page.getByRole('button', { name: 'Pause' }).click();
	await expect(frame.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
	await page.getByRole('button', { name: 'Go to 0:26' }).click();
	await expect(frame.getByTestId('clock')).toHaveText('00:26.000');
	await expect(frame.locator('[data-pod-name^="api-"]')).toHaveCount(3);
	await page.getByRole('button', { name: 'Ask for its state' }).click();
	await expect(said(page, '"state":{"title":"welcome","seconds":26,"playing":false')).toContainText('"running":5');
	await page.getByRole('button', { name: 'Load another scenario' }).click();
	await expect(frame.locator('[data-pod-name="two-servers"]')).toBeVisible();
	await page.getByRole('button', { name: 'Load a lesson' }).click();
	await expect(frame.locator('[data-lesson="first-pod.1"]')).toBeVisible();
});

test('messages of the wrong shape are refused, and those from elsewhere aren’t heard', async ({ page }) => {
	await page.goto(`${server.url}embed-example.html`);
	const frame = page.frameLocator('#podarium');
	await expect(said(page, '"type":"done","id":1')).toBeVisible();
	await page.getByRole('button', { name: 'Pause' }).click();
	await page.getByRole('button', { name: 'Go to 0:26' }).click();
	await expect(frame.getByTestId('clock')).toHaveText('00:26.000');
	await page.evaluate(() => {
		const target = (document.getElementById('podarium') as HTMLIFrameElement).contentWindow;
		target?.postMessage({ podarium: 1, id: 'x1', type: 'seek', seconds: 'soon' }, '*');
		target?.postMessage({ podarium: 9, id: 'x2', type: 'play' }, '*');
		target?.postMessage({ podarium: 1, id: 'x3', type: 'load', link: '#s2.AAAA' }, '*');
	});
	await expect(said(page, '"id":"x1","code":"badMessage"')).toBeVisible();
	await expect(said(page, '"id":"x2","code":"unknownVersion"')).toBeVisible();
	await expect(said(page, '"id":"x3","code":"damaged"')).toBeVisible();
	// Another frame of the same page isn't the one that embeds it.
	const before = await page.locator('#log li').count();
	await page.evaluate(async () => {
		const other = document.createElement('iframe');
		document.body.append(other);
		const script = "parent.frames[0].postMessage({ podarium: 1, id: 'thief', type: 'seek', seconds: 1 }, '*')";
		(other.contentWindow as unknown as { eval(code: string): void }).eval(script);
	});
	await page.getByRole('button', { name: 'Ask for its state' }).click();
	await expect(page.locator('#log li')).toHaveCount(before + 2);
	await expect(said(page, 'thief')).toHaveCount(0);
	await expect(frame.getByTestId('clock')).toHaveText('00:26.000');
});

test('the build works from any folder of a plain host', async ({ page }) => {
	const plain = await serveDist();
	await page.goto(`${plain.url}#b=welcome&at=26000000`);
	await expect(page.locator('[data-pod-name^="api-"]')).toHaveCount(3);
	await page.getByRole('button', { name: 'Share', exact: true }).click();
	await expect(page.getByTestId('share-url')).toHaveValue(`${plain.url}#b=welcome&at=26000000`);
	expect(plain.asked.length).toBeGreaterThan(5);
	await plain.close();
});
