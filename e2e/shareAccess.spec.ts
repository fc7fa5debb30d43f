import { axeFindsNothing, expect, pods, test } from './page.ts';

for (const colorScheme of ['light', 'dark'] as const) {
	test.describe(`${colorScheme}`, () => {
		test.use({ colorScheme });
		test('axe finds nothing in share, export, presenter and embed', async ({ page }) => {
			await page.goto('/#b=welcome&at=26000000');
			await expect(pods(page, 'web')).toBeVisible();
			await page.getByRole('button', { name: 'Share', exact: true }).click();
			await page.getByText('Title, note and moment').click();
			await expect(page.getByTestId('qr')).toBeVisible();
			await axeFindsNothing(page);
			await page.getByRole('button', { name: 'Export…' }).click();
			await expect(page.getByRole('button', { name: 'Save: Storyboard' })).toBeVisible();
			await axeFindsNothing(page);
			await page.goto('/?present#b=welcome&at=26000000');
			await expect(pods(page, 'web')).toBeVisible();
			await axeFindsNothing(page);
			await page.goto('/?embed#b=welcome&at=26000000');
			await expect(pods(page, 'web')).toBeVisible();
			await axeFindsNothing(page);
		});
	});
}
