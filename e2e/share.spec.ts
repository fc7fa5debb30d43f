import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import { eventHash, expect, openScenario, pause, pods, test } from './page.ts';

test('the QR code of the share dialog, read from a screenshot, opens the same run', async ({ page, context }) => {
	await page.goto('/#b=welcome&at=26000000');
	await expect(pods(page, 'web')).toBeVisible();
	const hash = await eventHash(page);
	await page.getByRole('button', { name: 'Share', exact: true }).click();
	const url = await page.getByTestId('share-url').inputValue();
	expect(url).toMatch(/#b=welcome&at=26000000$/);
	const { width, height, data } = PNG.sync.read(await page.getByTestId('qr').screenshot());
	const code = jsQR(new Uint8ClampedArray(data), width, height);
	expect(code?.data).toBe(url);
	const other = await context.newPage();
	await other.goto(code?.data ?? '');
	await expect(pods(other, 'web')).toBeVisible();
	expect(await eventHash(other)).toBe(hash);
});

test('a link carries a title, a note as plain text, what is selected and whether it plays', async ({
	page,
	context,
}) => {
	await page.goto('/');
	await pods(page, 'web').click();
	await pause(page);
	await page.getByRole('button', { name: 'Share', exact: true }).click();
	await page.getByText('Title, note and moment').click();
	await page.getByRole('textbox', { name: 'Title' }).fill('Two in one');
	await page.getByRole('textbox', { name: 'Note' }).fill('Look at <b>web</b>');
	await page.getByRole('switch', { name: 'With the same thing selected' }).check();
	const field = page.getByTestId('share-url');
	await expect(field).toHaveValue(/#s2\./);
	const { width, height, data } = PNG.sync.read(await page.getByTestId('qr').screenshot());
	await expect(field).toHaveValue(jsQR(new Uint8ClampedArray(data), width, height)?.data ?? '');
	const other = await context.newPage();
	await other.goto(await field.inputValue());
	await expect(other.getByText('Look at <b>web</b>')).toBeVisible();
	await expect(other.getByRole('button', { name: 'Scenario: Two in one' })).toBeVisible();
	await expect(
		other.getByRole('complementary', { name: 'Inspector' }).getByRole('heading', { name: 'web' }),
	).toBeVisible();
	await expect(other.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
});

test('back and forward go between links', async ({ page }) => {
	await page.goto('/#b=empty');
	await expect(page.getByRole('button', { name: 'Scenario: Empty cluster' })).toBeVisible();
	await page.evaluate(() => {
		location.hash = '#b=portClash';
	});
	const clash = page.getByRole('button', { name: /^Scenario: / });
	await expect(clash).not.toHaveAccessibleName('Scenario: Empty cluster');
	await page.goBack();
	await expect(page.getByRole('button', { name: 'Scenario: Empty cluster' })).toBeVisible();
	await page.goForward();
	await expect(clash).not.toHaveAccessibleName('Scenario: Empty cluster');
	await openScenario(page, 'Empty cluster');
	await page.goBack();
	await expect(page.getByRole('button', { name: 'Scenario: Empty cluster' })).toBeVisible();
});
