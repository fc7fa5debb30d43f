import { expect, pods, test } from './page.ts';

test('the built page lets no foreign or inline script run, and nothing of its own is stopped', async ({ page }) => {
	await page.goto('/');
	await expect(pods(page, 'web')).toBeVisible();
	const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
	for (const rule of ["script-src 'self'", "object-src 'none'", "base-uri 'none'", "connect-src 'self'"])
		expect(policy).toContain(rule);
	// The highlight of a Service's pods is a style rule made as it's needed.
	await page.locator('[data-service="web"]').hover();
	await expect(page.locator('[data-pod-name="client"]')).toHaveCSS('opacity', '0.38');
});

test('inline handlers, data scripts and foreign addresses are refused by the policy', async ({ browser, baseURL }) => {
	const page = await browser.newPage();
	await page.goto(`${baseURL}/`);
	const outcome = await page.evaluate(async () => {
		const blocked: string[] = [];
		document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => blocked.push(effectiveDirective));
		const image = document.createElement('img');
		image.setAttribute('onerror', 'window.ran = true');
		image.src = 'nothing';
		const script = document.createElement('script');
		script.src = 'data:text/javascript,window.ran=true';
		document.body.append(image, script);
		await fetch('https://example.invalid/').catch(() => undefined);
		await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
		return { blocked: [...new Set(blocked)].sort(), ran: 'ran' in window };
	});
	expect(outcome.ran).toBe(false);
	expect(outcome.blocked).toEqual(expect.arrayContaining(['connect-src', 'script-src-attr', 'script-src-elem']));
	await page.close();
});
