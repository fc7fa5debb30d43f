/** A link as other places take it. */

/** `[title](url)`, whatever the title holds. */
export function markdownLink(title: string, url: string): string {
	const text = title.replaceAll(/\s+/g, ' ').replaceAll(/[\\[\]`*_<>]/g, (character) => `\\${character}`);
	return `[${text}](${url})`;
}

function escapeHTML(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** The link as an address that shows the run alone, to stand in another page. */
export function embedURL(url: string): string {
	const address = new URL(url);
	address.search = '?embed';
	return address.href;
}

/** An `<iframe>` of the run: it may run its script and open links, and nothing else. */
export function embedHTML(title: string, url: string): string {
	const attributes = [
		`src="${escapeHTML(embedURL(url))}"`,
		`title="${escapeHTML(title)}"`,
		'width="100%"',
		'height="520"',
		'style="border:0"',
		'loading="lazy"',
		'allow="fullscreen"',
		'sandbox="allow-scripts allow-popups"',
	];
	return `<iframe ${attributes.join(' ')}></iframe>`;
}
