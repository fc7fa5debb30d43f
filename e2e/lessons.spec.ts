/** Whole lessons, played as people do: with the pointer, with keys alone, with a finger, in Korean. */
import type { Locator, Page } from '@playwright/test';
import { draft, drag, expect, freeCanvas, machine, paletteEntry, pods, test } from './page.ts';

const panel = (page: Page): Locator => page.locator('[data-lesson]');
const note = (page: Page, kind: 'hint' | 'wrong' | 'success'): Locator => panel(page).locator(`[data-note="${kind}"]`);
const container = (page: Page, pod: string, name: string): Locator =>
	page.locator(`[data-pod-name^="${pod}"] [data-container="${name}"]`);

/** Opens a lesson at a step, with time passing as fast as it can. */
async function openLesson(page: Page, place: string): Promise<void> {
	await page.goto(`/#l=${place}`);
	await expect(page.locator(`[data-lesson="${place}"]`)).toBeVisible();
	await page.getByRole('slider', { name: /Speed|속도/ }).press('End');
}

async function isAt(page: Page, place: string): Promise<void> {
	await expect(page.locator(`[data-lesson="${place}"]`)).toBeVisible();
}

async function next(page: Page): Promise<void> {
	await expect(panel(page).locator('[data-note="success"]')).toBeVisible({ timeout: 15_000 });
	await panel(page)
		.getByRole('button', { name: /^(Next|다음)$/ })
		.click();
}

/** Makes a prediction, and waits until it has been seen what happens. */
async function predict(page: Page, choice: string): Promise<void> {
	await panel(page).locator(`[data-choice="${choice}"]`).click();
	await expect(panel(page).locator('[data-note]').last()).toBeVisible({ timeout: 20_000 });
}

test('the first pod, dragged: a wrong turn is explained and taken back', async ({ page }) => {
	await openLesson(page, 'first-pod.1');
	for (let times = 0; times < 3; times += 1) await page.getByRole('button', { name: 'Zoom out' }).click();
	await paletteEntry(page, 'client').scrollIntoViewIfNeeded();
	await drag(page, paletteEntry(page, 'client'), await freeCanvas(page));
	await expect(note(page, 'wrong')).toContainText('which only asks others');
	await note(page, 'wrong').getByRole('button', { name: 'Step again' }).click();
	await expect(draft(page, 'client')).toHaveCount(0);
	await expect(note(page, 'wrong')).toHaveCount(0);

	await paletteEntry(page, 'web').scrollIntoViewIfNeeded();
	await drag(page, paletteEntry(page, 'web'), await freeCanvas(page));
	await next(page);
	await drag(page, paletteEntry(page, 'cache'), draft(page, 'web'));
	await next(page);
	await drag(page, draft(page, 'web').getByText('web', { exact: true }).first(), machine(page, 'node-1'));
	await next(page);
	await pods(page, 'web').getByText('web', { exact: true }).first().click();
	await next(page);
	await isAt(page, 'first-pod.5');
	await predict(page, 'moves');
	await expect(panel(page)).toContainText('It came out otherwise');
	await expect(machine(page, 'node-2').locator('[data-pod-name="web"]')).toBeVisible();
	await expect(panel(page)).toContainText('Lesson done');
	await panel(page).getByRole('button', { name: 'Check yourself' }).click();
	await panel(page).locator('[data-choice="c-nowhere"]').click();
	await panel(page).getByRole('button', { name: 'Show me' }).click();
	await expect(pods(page, 'large')).toHaveAttribute('data-tone', 'waiting', { timeout: 15_000 });
	await panel(page).getByRole('button', { name: 'Next question' }).click();
	await panel(page).locator('[data-choice="a-same"]').click();
	await expect(note(page, 'wrong')).toContainText('replaced by controllers only');
	await panel(page).getByRole('button', { name: 'Next question' }).click();
	await panel(page).locator('[data-choice="a-waits"]').click();
	await expect(panel(page)).toContainText('2 of 3 right');
	await panel(page).getByRole('button', { name: 'Next: Partly apart' }).click();
	await isAt(page, 'isolation.1');
	// A choice that stands on the stage may be clicked there.
	await pods(page, 'web').getByText('web', { exact: true }).first().click();
	await expect(note(page, 'success')).toContainText('The pod’s name, in both containers');
});

test('the pod as a host: crashes and replacements, and progress that stays on the device', async ({ page }) => {
	await openLesson(page, 'logical-host.1');
	await predict(page, 'all');
	await next(page);
	await container(page, 'bare', 'cache').click();
	await page.getByRole('button', { name: 'Crash container' }).click();
	await next(page);
	await predict(page, 'another');
	await next(page);
	await page
		.locator('[data-pod-name^="api"]')
		.first()
		.click({ position: { x: 40, y: 14 } });
	await page.getByRole('button', { name: 'Delete pod' }).click();
	await next(page);
	await predict(page, 'left');
	const sides = page.locator('[data-split] figure');
	await expect(sides).toHaveCount(2);
	await expect(sides.first()).toContainText('10.244.0.210.244.0.2');
	await expect(sides.last()).toContainText('10.244.0.210.244.0.3');
	await expect(panel(page)).toContainText('Lesson done');

	await page.reload();
	await page.getByRole('button', { name: 'All lessons' }).click();
	await expect(page.locator('[data-lesson-entry="logical-host"]')).toContainText('Done');
	await expect(page.locator('[data-lesson-entry="ports"]')).toContainText('5 steps');
});

test('when containers belong together: the game of cases', async ({ page }) => {
	await openLesson(page, 'together.1');
	await predict(page, 'no');
	await next(page);
	await drag(page, paletteEntry(page, 'log-rotator'), pods(page, 'web').getByText('web', { exact: true }).first());
	await next(page);
	await predict(page, 'three');
	await next(page);
	const one = panel(page).getByRole('button', { name: 'One pod', exact: true });
	const two = panel(page).getByRole('button', { name: 'Separate pods' });
	await two.click();
	await expect(note(page, 'wrong')).toContainText('Look at the three questions again');
	for (const verdict of [one, two, two, one, two, one]) {
		await verdict.click();
		await panel(page).getByRole('button', { name: 'Next case' }).click();
	}
	await two.click();
	await expect(panel(page)).toContainText('6 of 7 right at the first try');
	await expect(panel(page)).toContainText('Lesson done');
});

test('what carries it, by keys alone, and a solution that is shown', async ({ page }) => {
	await openLesson(page, 'sdn.1');
	const press = async (target: Locator, key = 'Enter') => {
		await target.focus();
		await page.keyboard.press(key);
	};
	await press(panel(page).locator('[data-choice="wrapped"]'));
	await expect(note(page, 'success')).toBeVisible({ timeout: 15_000 });
	await press(panel(page).getByRole('button', { name: 'Next', exact: true }));
	await press(pods(page, 'far'));
	await page.keyboard.press('f');
	await expect(note(page, 'success')).toBeVisible();
	await page.keyboard.press('Escape');
	await press(panel(page).getByRole('button', { name: 'Next', exact: true }));
	await press(panel(page).getByRole('button', { name: 'Hint' }));
	await expect(note(page, 'hint')).toHaveCount(1);
	await press(panel(page).getByRole('button', { name: 'Show me' }));
	await expect(note(page, 'success')).toBeVisible({ timeout: 15_000 });
	await expect(page.getByRole('button', { name: 'Pod network: Routed' })).toBeVisible();
	await press(panel(page).getByRole('button', { name: 'Next', exact: true }));
	await press(panel(page).locator('[data-choice="nothing"]'));
	await expect(panel(page)).toContainText('Lesson done', { timeout: 15_000 });
});

test('모든 것을 컨테이너 하나에: 한국어로', async ({ browser }) => {
	const context = await browser.newContext({ locale: 'ko-KR' });
	const page = await context.newPage();
	await openLesson(page, 'one-container.1');
	await expect(panel(page)).toContainText('안을 들여다보기');
	await container(page, 'shop', 'shop').click();
	await next(page);
	await predict(page, 'kubelet');
	await expect(panel(page)).toContainText('결과는 달랐습니다');
	await panel(page).getByRole('button', { name: '다음', exact: true }).click();
	await container(page, 'shop', 'shop').click();
	await page.getByRole('button', { name: 'logrotate 종료' }).click();
	await expect(note(page, 'wrong')).toContainText('아무도 보지 못했습니다');
	await page.getByRole('button', { name: '컨테이너 강제 종료' }).click();
	await next(page);
	await predict(page, 'mixed');
	await panel(page).getByRole('button', { name: '다음', exact: true }).click();
	await predict(page, 'everything');
	await expect(panel(page)).toContainText('수업을 마쳤습니다');
	await context.close();
});

test('the first pod, tapped on a phone', async ({ browser }) => {
	const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
	const page = await context.newPage();
	await page.goto('/#l=first-pod');
	await isAt(page, 'first-pod.1');
	const add = async (name: string, place: string | RegExp) => {
		await page.getByRole('button', { name: 'Add', exact: true }).tap();
		await paletteEntry(page, name).tap();
		await page.getByRole('menuitem', { name: place }).tap();
	};
	await add('web', 'A pod of its own on the canvas');
	await expect(note(page, 'success')).toBeVisible();
	await panel(page).getByRole('button', { name: 'Next', exact: true }).tap();
	await add('cache', 'web');
	await expect(note(page, 'success')).toBeVisible();
	await panel(page).getByRole('button', { name: 'Next', exact: true }).tap();
	await panel(page).getByRole('button', { name: 'Show me' }).tap();
	await expect(note(page, 'success')).toBeVisible({ timeout: 15_000 });
	await panel(page).getByRole('button', { name: 'Next', exact: true }).tap();
	await page.getByRole('button', { name: 'Outline', exact: true }).tap();
	await page.getByRole('treeitem', { name: /^web/ }).first().tap();
	await expect(note(page, 'success')).toBeVisible();
	await panel(page).getByRole('button', { name: 'Next', exact: true }).tap();
	await panel(page).locator('[data-choice="replaced"]').tap();
	await expect(panel(page)).toContainText('Lesson done', { timeout: 20_000 });
	await context.close();
});

test('a lesson made by hand: recorded, reviewed, tried, and opened from its link', async ({ page, context }) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await page.goto('/#b=empty');
	await page.getByRole('button', { name: 'Lessons', exact: true }).click();
	await page.getByRole('button', { name: 'Write a lesson' }).click();
	const writer = page.locator('[data-writing]');
	await writer.getByLabel('Title', { exact: true }).fill('My web');
	await paletteEntry(page, 'web').scrollIntoViewIfNeeded();
	await drag(page, paletteEntry(page, 'web'), machine(page, 'node-2'));
	await writer.getByLabel('1 ready: pods with Front end on node-2').check({ timeout: 15_000 });
	await writer.getByLabel('In a few words').fill('Run it');
	await writer.getByLabel('What to do').fill('Put **web** onto `node-2`.\n\n<img src=x onerror=alert(1)>');
	await writer.getByLabel('Said when it’s done').fill('It runs.');
	await writer.getByRole('button', { name: 'Add this step' }).click();
	await expect(writer.getByText('1 step so far')).toBeVisible();
	await expect(writer.locator('[data-note="wrong"]')).toHaveCount(0);
	await writer.getByRole('button', { name: 'Copy link' }).click();
	await expect(writer.getByText('Link copied')).toBeVisible();
	const link = await page.evaluate(() => navigator.clipboard.readText());
	expect(link).toMatch(/#o1\./);

	const other = await context.newPage();
	await other.goto(link);
	await isAt(other, 'own.1');
	await expect(panel(other)).toContainText('<img src=x onerror=alert(1)>');
	await expect(panel(other).locator('strong', { hasText: 'web' })).toBeVisible();
	await expect(pods(other)).toHaveCount(0);
	await panel(other).getByRole('button', { name: 'Show me' }).click();
	await expect(note(other, 'success')).toContainText('It runs.', { timeout: 20_000 });
	await expect(machine(other, 'node-2').locator('[data-pod-name="web"]')).toBeVisible();
});
