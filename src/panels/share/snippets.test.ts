import { describe, expect, it } from 'vitest';
import { qrPicture } from './qr.ts';
import { embedHTML, embedURL, markdownLink } from './snippets.ts';

describe('a link elsewhere', () => {
	it('is Markdown that no title breaks out of', () => {
		expect(markdownLink('Two pods', 'https://a.test/#s2.x')).toBe('[Two pods](https://a.test/#s2.x)');
		expect(markdownLink('a](javascript:x)\n[b', 'https://a.test/')).toBe('[a\\](javascript:x) \\[b](https://a.test/)');
	});

	it('is an iframe that no title breaks out of', () => {
		const html = embedHTML('"><script>alert(1)</script>', 'https://a.test/x/?present#s2.x');
		expect(html).toContain('src="https://a.test/x/?embed#s2.x"');
		expect(html).toContain('title="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"');
		expect(html).not.toContain('<script');
		expect(html).toContain('sandbox="allow-scripts allow-popups"');
		expect(embedURL('https://a.test/')).toBe('https://a.test/?embed');
	});
});

describe('a QR code', () => {
	it('has a quiet zone of four modules', () => {
		const picture = qrPicture('https://a.test/#b=welcome');
		expect(picture?.size).toBe(25 + 8);
		expect(picture?.path.startsWith('M4 4h7v1H4z')).toBe(true);
	});

	it('isn’t made where nobody could scan it', () => {
		expect(qrPicture(`https://a.test/#${'x'.repeat(842)}`)?.size).toBe(97 + 8);
		expect(qrPicture(`https://a.test/#${'x'.repeat(843)}`)).toBeUndefined();
		expect(qrPicture(`https://a.test/#${'x'.repeat(9_000)}`)).toBeUndefined();
	});
});
