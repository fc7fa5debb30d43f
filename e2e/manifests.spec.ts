import { readFileSync } from 'node:fs';
import { hashText } from '../src/engine/hash.ts';
import { parseManifests } from '../src/kubernetes/manifest.ts';
import { newDocument } from '../src/scenario/document.ts';
import { runUntil, startEngine } from '../src/scenario/run.ts';
import { eventHash, expect, goTo, pause, pods, test } from './page.ts';

const text = readFileSync(new URL('./fixtures/shop.yaml', import.meta.url), 'utf8');

/** What the headless engine makes of the same text. */
function headless(seconds: number) {
	const document = newDocument(
		parseManifests(text).objects.map(({ object }) => object),
		{ nodeCount: 3 },
	);
	const { engine } = startEngine(document);
	runUntil(engine, document, 0, seconds * 1_000_000);
	return {
		hash: hashText(engine.state.log.hash),
		names: [...engine.state.objects.Pod.values()].map(({ metadata }) => metadata.name).sort(),
	};
}

test('pasted manifests run as they do without a browser, to the same hash', async ({ page }) => {
	await page.goto('/');
	await page.getByRole('button', { name: 'Import YAML' }).click();
	const dialog = page.getByRole('dialog');
	await dialog.getByRole('textbox', { name: 'Manifests' }).fill(text);
	await expect(dialog.getByText('1 object is kept but not simulated')).toBeVisible();
	await dialog.getByRole('button', { name: 'Open', exact: true }).click();
	await expect(dialog).toBeHidden();
	await pause(page);
	await goTo(page, '2:00');
	const expected = headless(120);
	await expect(pods(page)).toHaveCount(6);
	expect(await pods(page).evaluateAll((all) => all.map((one) => one.getAttribute('data-pod-name')).sort())).toEqual(
		expected.names,
	);
	for (const pod of await pods(page).all()) await expect(pod).toHaveAttribute('data-tone', 'running');
	expect(await eventHash(page)).toBe(expected.hash);
});

test('an error in a manifest is told with its place, and the text is kept', async ({ page }) => {
	await page.goto('/');
	await page.getByRole('button', { name: 'Import YAML' }).click();
	const dialog = page.getByRole('dialog');
	const area = dialog.getByRole('textbox', { name: 'Manifests' });
	await area.fill(
		'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: Web\n      image: nginx\n      prots: []\n',
	);
	await expect(dialog.getByText('spec.containers[0].prots', { exact: true })).toBeVisible();
	await expect(dialog.getByText(/line 9/)).toBeVisible();
	await expect(dialog.getByRole('button', { name: 'Open', exact: true })).toBeDisabled();
	await expect(area).toHaveValue(/prots/);
});

test('a second container on the same port ends in CrashLoopBackOff while the first serves', async ({ page }) => {
	await page.goto('/');
	await page.getByRole('button', { name: 'Import YAML' }).click();
	const dialog = page.getByRole('dialog');
	const container = (name: string, image: string) =>
		`    - name: ${name}\n      image: ${image}\n      ports: [{ containerPort: 80 }]\n`;
	const pod = (name: string, containers: string) =>
		`---\napiVersion: v1\nkind: Pod\nmetadata: { name: ${name} }\nspec:\n  containers:\n${containers}`;
	await dialog
		.getByRole('textbox', { name: 'Manifests' })
		.fill(
			pod('both', container('first', 'nginx') + container('second', 'httpd')) + pod('alone', container('web', 'nginx')),
		);
	await dialog.getByRole('button', { name: 'Open', exact: true }).click();
	await pause(page);
	await goTo(page, '0:30');
	await expect(pods(page, 'both').getByText('CrashLoopBackOff').first()).toBeVisible();
	await expect(pods(page, 'both').locator('[data-port="80"][data-port-state="listening"]')).toHaveCount(1);
	await expect(pods(page, 'both').locator('[data-port="80"][data-port-state="clash"]')).toHaveCount(1);
	await expect(pods(page, 'alone')).toHaveAttribute('data-tone', 'running');
	await pods(page, 'both').getByText('second').click();
	await expect(page.getByText('listen tcp 0.0.0.0:80: bind: address already in use').first()).toBeVisible();
});
