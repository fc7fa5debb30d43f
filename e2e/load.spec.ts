import { container, deployment, service } from '../src/scenario/builtin/objects.ts';
import { newDocument } from '../src/scenario/document.ts';
import { withLoad } from '../src/scenario/experiments/withLoad.ts';
import { encodeLink } from '../src/scenario/link.ts';
import { axeFindsNothing, expect, goTo, openScenario, pods, test } from './page.ts';

const bounded = { cpu: '250m', memory: '128Mi' };
const busy = withLoad(
	newDocument(
		[
			deployment('web', 1, {
				containers: [container({ name: 'web', port: 80, resources: { requests: bounded, limits: bounded } })],
			}),
			service('web', 80),
		],
		{ title: 'busy', nodeCount: 3 },
	),
	{ namespace: 'default', name: 'web' },
	{ kind: 'constant', rate: 100 },
);

test('scaling from 1 to 10 under load brings latency down in the chart', async ({ page }) => {
	await page.goto(`/#${await encodeLink({ ...busy, at: 40_000_000 })}`);
	await expect(pods(page)).toHaveCount(1);
	await page.getByRole('button', { name: 'Load', exact: true }).click();
	await page.getByText('Table', { exact: true }).click();
	const newest = page.getByRole('region', { name: 'Load of Whole cluster' }).locator('tbody tr').first();
	await expect(newest.getByRole('rowheader')).toHaveText('0:40');
	const p95 = newest.locator('[data-series="p95"]');
	// One replica can't keep up: whoever is answered at all has waited for long.
	const before = await p95.textContent();
	expect(before).toMatch(/^[\d.]+ s$/);

	const scope = page.getByLabel('Measured of');
	const pod = scope.locator('optgroup[label="Pods"] option');
	await scope.selectOption(await pod.getAttribute('value'));
	await expect(page.getByRole('region', { name: /^Load of pod web-/ })).toBeVisible();
	await page.getByRole('spinbutton', { name: 'Replicas' }).last().fill('10');
	await page.keyboard.press('Enter');
	await scope.selectOption('Whole cluster');
	await goTo(page, '1:40');
	// So many pods are seen from afar, where they're drawn; the Service counts them.
	await expect(page.locator('[data-service="web"]')).toContainText('10/10');
	await expect(newest.getByRole('rowheader')).toHaveText('1:40');
	await expect(p95).toHaveText(/^[\d.]+ ms$/);
	await expect(page.getByRole('cell', { name: 'web scaled to 10' })).toBeVisible();

	// The cursor is the timeline: arrow keys go back in time, and what has been measured stays.
	await page.getByText('Charts', { exact: true }).click();
	const latency = page.getByRole('slider', { name: 'Time in the chart Latency' });
	await axeFindsNothing(page);
	await latency.focus();
	await page.keyboard.press('PageDown');
	await expect(page.getByTestId('clock')).toHaveText(/01:30/);
	await expect(latency).toHaveAttribute('aria-valuetext', /^1:30: p99 [\d.]+ ms/);
	await page.keyboard.press('Home');
	await expect(page.getByTestId('clock')).toHaveText(/00:00/);
	await expect(latency).toHaveAttribute('aria-valuemax', '100');
});

test('free capacity that no pod can use is told and shown; a tile selects its pod', async ({ page }) => {
	await page.goto('/');
	await openScenario(page, 'No room');
	await goTo(page, '0:12');
	await page.getByRole('button', { name: 'Nodes', exact: true }).click();
	await expect(page.getByTestId('stranded')).toContainText('Stranded');
	await axeFindsNothing(page);
	const card = page.getByRole('article', { name: 'node-1' });
	await expect(card).toContainText('asks for');
	const tile = card.getByRole('button', { name: /^web-/ });
	await tile.click();
	await expect(tile).toHaveAttribute('aria-pressed', 'true');
	await expect(
		page.getByRole('complementary', { name: 'Inspector' }).getByRole('heading', { name: /^web-/ }),
	).toBeVisible();
});
