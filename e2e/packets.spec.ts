import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, goTo, legsSeen, pause, play, pods, test, trafficPixels } from './page.ts';

const inspector = (page: Page) => page.getByTestId('packet-inspector');
const field = (page: Page, name: string) => inspector(page).locator(`[data-field="${name}"]`);
const address = async (page: Page, name: string): Promise<string> =>
	((await field(page, name).locator('span').first().textContent()) ?? '').trim();

async function openManifest(page: Page, text: string): Promise<void> {
	await page.getByRole('button', { name: 'Import YAML' }).click();
	const dialog = page.getByRole('dialog');
	await dialog.getByRole('textbox', { name: 'Manifests' }).fill(text);
	await dialog.getByRole('button', { name: 'Open', exact: true }).click();
	await expect(dialog).toBeHidden();
}

/** The page as it opens, once a packet has gone from the client to the front end. */
async function openWithTraffic(page: Page): Promise<void> {
	await page.goto('/');
	await expect.poll(() => legsSeen(page, 'pod'), { timeout: 15_000 }).toBeGreaterThan(1);
}

/** Follows the newest request of the client, from its first hop. */
async function followClient(page: Page): Promise<void> {
	await pods(page, 'client').focus();
	await page.keyboard.press('Enter');
	await page.keyboard.press('f');
	await expect(inspector(page)).toBeFocused();
	await expect(page.getByTestId('hop-number')).toHaveText(/^Hop 1 of \d+$/);
}

test('one packet is followed across nodes with the keyboard alone', async ({ page }) => {
	await openWithTraffic(page);
	await followClient(page);
	await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
	const client = await pods(page, 'client').locator('[data-ip]').getAttribute('data-ip');
	const web = await pods(page, 'web').locator('[data-ip]').getAttribute('data-ip');
	const count = Number((await page.getByTestId('hop-number').textContent())?.split(' ').at(-1));
	expect(count).toBe(13);

	// Hop by hop: what stands there, and the header that the packet carries when it leaves.
	const places: string[] = [];
	for (let hop = 1; hop <= count; hop += 1) {
		await expect(page.getByTestId('hop-number')).toHaveText(`Hop ${hop} of ${count}`);
		places.push((await page.getByTestId('hop-caption').getByRole('heading').textContent()) ?? '');
		expect(await address(page, 'source')).toBe(client);
		// The Service's address until kube-proxy's rules on the sender's bridge put the pod's in its place.
		expect((await address(page, 'destination')) === web).toBe(hop >= 4);
		const wrapped = hop >= 5 && hop <= 8;
		await expect(page.getByTestId('outer-header')).toHaveCount(wrapped ? 1 : 0);
		if (wrapped) {
			expect(await address(page, 'outerSource')).toBe('192.168.0.11');
			await expect(field(page, 'outerDestination')).toHaveText('192.168.0.10:8472');
		}
		const isUnchanged = ![1, 4, 5, 9].includes(hop);
		if (isUnchanged) await expect(page.getByTestId('hop-change')).toContainText('Changed here: nothing.');
		if (hop < count) await page.keyboard.press('ArrowRight');
	}
	expect(places.map((place) => place.replace(/^veth\w+/, 'veth'))).toEqual([
		'client',
		'eth0 in client',
		'veth on node-2',
		'cni0 on node-2',
		'flannel.1 on node-2',
		'eth0 on node-2',
		'Between the nodes',
		'eth0 on node-1',
		'flannel.1 on node-1',
		'cni0 on node-1',
		'veth on node-1',
		'eth0 in web',
		'web',
	]);

	// At the end the server's log names the client's own pod IP.
	await expect(page.getByTestId('claim')).toHaveAttribute('data-holds', 'true');
	await expect(inspector(page).getByText(`${client} "GET /" 200`)).toBeVisible();

	await page.keyboard.press('Home');
	await expect(page.getByTestId('hop-number')).toHaveText(`Hop 1 of ${count}`);
	await page.keyboard.press('PageDown');
	await expect(page.getByTestId('leg')).not.toContainText('client → web');
	await page.keyboard.press('PageUp');
	await page.keyboard.press('End');
	await page.keyboard.press('ArrowLeft');
	await expect(page.getByTestId('hop-number')).toHaveText(`Hop ${count - 1} of ${count}`);

	// Esc lets it go, and the clock goes on as before.
	await page.keyboard.press('Escape');
	await expect(inspector(page)).toHaveCount(0);
	await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
	await expect(pods(page, 'client')).toBeFocused();
});

/** A spot on the way between the nodes, where packets pass, in px of the page. */
async function spotBetweenNodes(page: Page): Promise<{ x: number; y: number }> {
	const bounds = await page.locator('.react-flow__node-network').boundingBox();
	const zoom = await zoomOf(page);
	if (!bounds) throw new Error('there is no pod network on the stage');
	return { x: bounds.x + bounds.width * 0.6, y: bounds.y + 16 * zoom };
}

async function zoomOf(page: Page): Promise<number> {
	const style = (await page.locator('.react-flow__viewport').getAttribute('style')) ?? '';
	return Number(/scale\(([\d.]+)\)/.exec(style)?.[1]);
}

for (const { wanted, button, pixels } of [
	{ wanted: 0.5, button: 'Zoom out', pixels: 1 },
	{ wanted: 2, button: 'Zoom in', pixels: 2 },
]) {
	test.describe(`at zoom ${wanted}, device pixel ratio ${pixels}`, () => {
		test.use({ deviceScaleFactor: pixels });
		test('a moving packet is hovered and clicked; a click beside it is the stage’s', async ({ page }) => {
			await openWithTraffic(page);
			for (let times = 0; times < 9 && Math.abs(Math.log2((await zoomOf(page)) / wanted)) > 0.25; times += 1) {
				await page.getByRole('button', { name: button }).click();
				await expect.poll(() => isResting(page)).toBe(true);
			}
			expect(Math.abs(Math.log2((await zoomOf(page)) / wanted))).toBeLessThanOrEqual(0.25);
			await bringIntoView(page);
			const spot = await spotBetweenNodes(page);
			const stage = page.locator('[data-drop="canvas"]');

			await page.mouse.move(spot.x, spot.y - 90);
			await page.mouse.move(spot.x, spot.y);
			await page.waitForFunction(() => document.querySelector('[data-drop="canvas"][data-packet]'));
			await page.mouse.down();
			await page.mouse.up();
			await expect(inspector(page)).toBeVisible();
			await expect(page.getByTestId('leg')).toContainText(/client|api/);
			await page.keyboard.press('Escape');

			// Nothing of it is left under a pointer that's elsewhere.
			await pause(page);
			await page.mouse.move(spot.x, spot.y + 34 * Math.max(1, wanted));
			await expect(stage).not.toHaveAttribute('data-packet');
			await page.mouse.down();
			await page.mouse.up();
			await expect(inspector(page)).toHaveCount(0);
		});
	});
}

async function isResting(page: Page): Promise<boolean> {
	const before = await page.locator('.react-flow__viewport').getAttribute('style');
	await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 120)));
	return before === (await page.locator('.react-flow__viewport').getAttribute('style'));
}

/** Pans with the wheel until the way between the nodes is about in the middle of the stage. */
async function bringIntoView(page: Page): Promise<void> {
	const box = await page.locator('[data-drop="canvas"]').boundingBox();
	if (!box) throw new Error('the page has no stage');
	const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
	await page.mouse.move(middle.x, middle.y);
	for (let times = 0; times < 8; times += 1) {
		const spot = await spotBetweenNodes(page);
		if (Math.hypot(spot.x - middle.x, spot.y - middle.y) < 60) return;
		await page.mouse.wheel(2 * (spot.x - middle.x), 2 * (spot.y - middle.y));
		await expect.poll(() => isResting(page)).toBe(true);
	}
	throw new Error('the way between the nodes cannot be brought into view');
}

test('the contrast: through NAT the receiver sees the host', async ({ page }) => {
	await openWithTraffic(page);
	await followClient(page);
	await inspector(page).getByText('Docker hosts (NAT)').click();
	const contrast = page.getByTestId('contrast');
	await expect(contrast.getByText('For contrast only: this is not what Kubernetes does.')).toBeVisible();
	const client = await pods(page, 'client').locator('[data-ip]').getAttribute('data-ip');
	await expect(contrast.getByTestId('walk-flat').getByTestId('seen')).toHaveText(client ?? '');
	await expect(contrast.getByTestId('walk-nat').getByTestId('seen')).toHaveText('192.168.0.11');
	await expect(contrast.getByTestId('walk-nat').getByText('192.168.0.11 "GET /" 200')).toBeVisible();
	await expect(inspector(page).getByTestId('same-address').first()).toContainText('172.17.0.2');

	// By the container's address it never leaves the sender's host.
	await contrast.getByText('Container’s IP').click();
	await expect(contrast.getByTestId('walk-nat').getByTestId('seen')).toHaveCount(0);

	await page.keyboard.press('Escape');
	await expect(contrast).toHaveCount(0);
	await expect(page.getByTestId('hop-number')).toBeVisible();
});

test('a clash of ports is seen in the port space, and one click makes peace', async ({ page }) => {
	await page.goto('/');
	const container = (name: string) => `    - name: ${name}\n      image: nginx\n      ports: [{ containerPort: 80 }]\n`;
	await openManifest(
		page,
		`apiVersion: v1\nkind: Pod\nmetadata: { name: both }\nspec:\n  containers:\n${container('first')}${container('second')}`,
	);
	await pause(page);
	await goTo(page, '0:30');
	await pods(page, 'both').focus();
	await page.keyboard.press('Enter');
	const clash = page.locator('[data-clash="80"]');
	await expect(clash).toContainText('second wanted port 80 too');
	await expect(clash).toContainText('first holds it.');
	await expect(clash).toContainText('bind: address already in use');
	await expect(clash).toContainText('CrashLoopBackOff');
	await expect(clash).toContainText(/Tries again in \d+s/);
	await expect(page.getByTestId('port-space').getByRole('row', { name: /^80 / })).toContainText('first');
	await expect(page.locator('[data-namespace="net"]')).toHaveCount(1);
	await expect(page.locator('[data-namespace="mnt"]')).toHaveCount(2);

	await clash.getByRole('button', { name: 'Move to a pod of its own' }).click();
	await play(page);
	await expect(pods(page, 'second')).toHaveAttribute('data-tone', 'running', { timeout: 20_000 });
	await expect(pods(page, 'both')).toHaveAttribute('data-tone', 'running', { timeout: 45_000 });
	await expect(page.locator('[data-port="80"][data-port-state="listening"]')).toHaveCount(2);
	await expect(page.locator('[data-port-state="clash"]')).toHaveCount(0);
});

test.describe('with less motion', () => {
	test.use({ contextOptions: { reducedMotion: 'reduce' } });
	test('the followed packet stands at each hop and never glides', async ({ page }) => {
		await openWithTraffic(page);
		await followClient(page);
		let before = 0;
		for (let hop = 1; hop < 4; hop += 1) {
			await page.keyboard.press('ArrowRight');
			await expect.poll(async () => (await trafficPixels(page)).picture).not.toBe(before);
			before = (await trafficPixels(page)).picture;
			expect((await trafficPixels(page)).picture).toBe(before);
		}
	});
});

test.describe('on a phone', () => {
	test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 });
	test('a packet is followed by single taps', async ({ page }) => {
		await openWithTraffic(page);
		await page.getByRole('button', { name: 'Follow one packet' }).tap();
		await expect(page.getByTestId('hop-number')).toHaveText(/^Hop 1 of/);
		await page.getByRole('button', { name: 'Next hop' }).tap();
		await expect(page.getByTestId('hop-number')).toHaveText(/^Hop 2 of/);
		await page.getByRole('button', { name: 'Stop following' }).tap();
		await expect(inspector(page)).toHaveCount(0);
	});
});

for (const colorScheme of ['light', 'dark'] as const) {
	test.describe(colorScheme, () => {
		test.use({ colorScheme, locale: colorScheme === 'light' ? 'en-US' : 'ko-KR' });
		test('axe finds nothing in the walk, the contrast and the pod', async ({ page }) => {
			await openWithTraffic(page);
			const check = async () => {
				const { violations } = await new AxeBuilder({ page }).analyze();
				expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target.join(' '))])).toEqual([]);
			};
			await page.keyboard.press('f');
			await expect(inspector(page)).toBeVisible();
			for (let hop = 1; hop < 5; hop += 1) await page.keyboard.press('ArrowRight');
			await expect(page.getByTestId('outer-header')).toBeVisible();
			await check();
			await page.keyboard.press('End');
			await expect(page.getByTestId('claim')).toBeVisible();
			await check();
			await inspector(page)
				.getByText(/\(NAT\)$/)
				.click();
			await expect(page.getByTestId('contrast')).toBeVisible();
			await check();
			await page.keyboard.press('Escape');
			await page.keyboard.press('Escape');
			await pods(page, 'web').focus();
			await page.keyboard.press('Enter');
			await expect(page.getByTestId('namespaces')).toBeVisible();
			await check();
		});
	});
}
