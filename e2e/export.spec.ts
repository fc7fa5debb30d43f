import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { PNG } from 'pngjs';
import { eventHash, expect, pods, test } from './page.ts';

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
	expect(svg.content.toString()).toMatch(/^<svg xmlns.*node-1.*10\.244\..*<\/svg>$/s);
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
