import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { PNG } from 'pngjs';
import { eventHash, expect, pods, test } from './page.ts';
import { serveDist } from './staticServer.ts';

async function save(page: Page, label: string): Promise<{ name: string; content: Buffer }> {
	const coming = page.waitForEvent('download', { timeout: 50_000 });
	await page.getByRole('button', { name: `Save: ${label}` }).click();
	const download = await coming;
	return { name: download.suggestedFilename(), content: await readFile(await download.path()) };
}

test('a run is exported as pictures, storyboard, film and manifests, and is itself untouched', async ({ page }) => {
	await page.goto('/#b=welcome&at=26000000');
	await expect(pods(page, 'web')).toBeVisible();
	const hash = await eventHash(page);
	await page.getByRole('button', { name: 'Share', exact: true }).click();
	await page.getByRole('button', { name: 'Export…' }).click();

	const svg = await save(page, 'Picture (SVG)');
	expect(svg.name).toBe('first-sight.svg');
	expect(svg.content.toString()).toMatch(/^<svg xmlns.*<title>First sight<.*node-1.*10\.244\..*<\/svg>$/s);
	// Made again, it's the same to the byte.
	expect((await save(page, 'Picture (SVG)')).content.equals(svg.content)).toBe(true);

	const png = PNG.sync.read((await save(page, 'Picture (PNG)')).content);
	expect(png.width).toBeGreaterThan(1_000);
	const colours = new Set<number>();
	for (let index = 0; index < png.data.length; index += 4 * 97) colours.add(png.data.readUInt32BE(index));
	expect(colours.size).toBeGreaterThan(20);

	const yaml = await save(page, 'Manifests (YAML)');
	expect(yaml.content.toString()).toContain('kind: Deployment');

	const storyboard = unzipSync(new Uint8Array((await save(page, 'Storyboard')).content));
	expect(Object.keys(storyboard).sort()).toEqual(['01.png', '01.svg', '02.png', '02.svg', 'storyboard.html']);
	expect(Buffer.from(storyboard['02.svg'] ?? []).toString()).toContain('Deployment api is scaled to 3');

	await page.getByRole('textbox', { name: 'From' }).fill('0:25.5');
	await page.getByRole('textbox', { name: 'From' }).press('Enter');
	const film = await save(page, 'Film (WebM)');
	expect(film.name).toBe('first-sight.webm');
	// EBML, of the type that WebM is.
	expect(film.content.subarray(0, 4).toString('hex')).toBe('1a45dfa3');
	expect(film.content.subarray(0, 64).toString('latin1')).toContain('webm');
	await page.keyboard.press('Escape');
	expect(await eventHash(page)).toBe(hash);
});

test('a lesson as a SCORM package reports to a learning platform', async ({ page }) => {
	await page.goto('/#l=first-pod');
	await expect(page.locator('[data-lesson="first-pod.1"]')).toBeVisible();
	await page.getByRole('button', { name: 'Share', exact: true }).click();
	await page.getByRole('button', { name: 'Export…' }).click();
	const { name, content } = await save(page, 'Lesson (SCORM 1.2)');
	expect(name).toMatch(/-scorm12\.zip$/);
	const files = unzipSync(new Uint8Array(content));
	const manifest = Buffer.from(files['imsmanifest.xml'] ?? []).toString();
	for (const [, href = ''] of manifest.matchAll(/<file href="([^"]+)"/g)) expect(files[href], href).toBeDefined();

	// The package as a platform serves it, under a page that has the API.
	const overlay: Record<string, string> = {
		'platform.html':
			'<!doctype html><link rel="icon" href="data:,"><iframe id="sco" width="1200" height="700"></iframe>',
	};
	for (const [file, bytes] of Object.entries(files)) overlay[file] = Buffer.from(bytes).toString();
	const platform = await serveDist({ folder: '/scorm/', overlay });
	await page.goto(`${platform.url}platform.html`);
	await page.evaluate(() => {
		const values: Record<string, string> = {
			'cmi.core.lesson_status': 'not attempted',
			'cmi.core.lesson_location': '5',
		};
		const said: string[] = [];
		const yes = (what: string) => () => {
			said.push(what);
			return 'true';
		};
		const read = (key: string) => values[key] ?? '';
		const write = (key: string, value: string) => {
			values[key] = value;
			return 'true';
		};
		const API = Object.fromEntries([
			['LMSInitialize', yes('initialize')],
			['LMSFinish', yes('finish')],
			['LMSCommit', yes('commit')],
			['LMSGetValue', read],
			['LMSSetValue', write],
		]);
		Object.assign(window, { said, values, API });
		(document.getElementById('sco') as HTMLIFrameElement).src = 'launch.html';
	});
	const values = () => page.evaluate(() => (window as unknown as { values: Record<string, string> }).values);
	const lesson = page.frameLocator('#sco').frameLocator('#podarium');
	// It goes on where the learner had been.
	await expect(lesson.locator('[data-lesson="first-pod.5"]')).toBeVisible();
	expect((await values())['cmi.core.lesson_status']).toBe('incomplete');
	await lesson.getByRole('button', { name: 'Show me' }).click();
	await expect.poll(async () => (await values())['cmi.core.lesson_status'], { timeout: 30_000 }).toBe('completed');
	await page.evaluate(() => (document.getElementById('sco') as HTMLIFrameElement).remove());
	await expect.poll(() => page.evaluate(() => (window as unknown as { said: string[] }).said)).toContain('finish');
	expect((await values())['cmi.core.session_time']).toMatch(/^\d{4}:\d\d:\d\d$/);
	await platform.close();
});
