import { axeFindsNothing, expect, test } from './page.ts';

test('an experiment runs beside the page, and its link gives the same numbers elsewhere', async ({ page, browser }) => {
	await page.goto('/');
	await page.getByRole('button', { name: 'Compare two designs' }).click();
	await page.getByRole('button', { name: 'Run: A second database' }).click();
	const figures = page.getByTestId('figures');
	await expect(figures).toBeVisible({ timeout: 60_000 });
	await expect(page.getByTestId('outcome')).toContainText('the replicas of db hold different data');
	await expect(page.getByRole('slider', { name: /Time in the chart/ })).toHaveCount(4);
	await axeFindsNothing(page);
	const numbers = await figures.textContent();
	expect(numbers).toMatch(/db: \d{3,}, db: \d{3,}/);

	await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
	await page.getByRole('button', { name: 'Copy the link of this comparison' }).click();
	await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
	const url = await page.evaluate(() => navigator.clipboard.readText());
	expect(url).toMatch(/#x1\.[\w-]+$/);

	const elsewhere = await browser.newContext();
	const other = await elsewhere.newPage();
	await other.goto(url);
	await expect(other.getByTestId('figures')).toBeVisible({ timeout: 60_000 });
	expect(await other.getByTestId('figures').textContent()).toBe(numbers);
	await elsewhere.close();
});

test('a run can be cancelled; a damaged comparison says what is wrong', async ({ page }) => {
	await page.goto('/');
	await page.getByRole('button', { name: 'Compare two designs' }).click();
	await page.getByRole('button', { name: 'Run: One pod or two?' }).click();
	await expect(page.getByRole('progressbar')).toHaveCount(2);
	await page.getByRole('button', { name: 'Cancel', exact: true }).click();
	await expect(page.getByText('Cancelled. Nothing was measured.')).toBeVisible();
	await page.getByRole('button', { name: 'Other designs' }).click();
	await expect(page.getByRole('button', { name: 'Run: One pod or two?' })).toBeVisible();
	await page.keyboard.press('Escape');
	await page.evaluate(() => {
		location.hash = '#x1.AAAAnonsense';
	});
	await expect(page.getByText('This link could not be opened')).toBeVisible();
});

test('any two scenarios can be compared', async ({ page }) => {
	await page.goto('/#b=tiers');
	await page.getByRole('button', { name: 'Compare two designs' }).click();
	await axeFindsNothing(page);
	const form = page.getByRole('form', { name: 'Any two scenarios' });
	await form.getByRole('button', { name: 'Run' }).click();
	await expect(form.getByRole('alert')).toHaveText('Choose what design B is.');
	await form.getByLabel('Design B').selectOption('First sight');
	await form.getByText('1 min', { exact: true }).click();
	await form.getByLabel('Load, requests a second').fill('20');
	await form.getByRole('button', { name: 'Run' }).click();
	await expect(page.getByTestId('figures')).toBeVisible({ timeout: 30_000 });
	await expect(page.getByTestId('figures').locator('[data-row="asked"] td')).toHaveText([/^[23]\d\d$/, /^[23]\d\d$/]);
});
