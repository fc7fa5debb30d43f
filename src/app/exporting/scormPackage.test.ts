import { describe, expect, it } from 'vitest';
import { launchHTML, manifestXML } from './scormPackage.ts';

const lesson = { key: 'first-pod', title: 'Pods & "more" <b>', files: ['index.html', 'assets/page-1.js'] };

describe('a lesson as a SCORM 1.2 package', () => {
	it('names its launch page and every file in its manifest', () => {
		const xml = manifestXML(lesson);
		expect(xml).toContain('<schemaversion>1.2</schemaversion>');
		expect(xml).toContain('adlcp:scormtype="sco" href="launch.html"');
		for (const file of ['launch.html', ...lesson.files]) expect(xml).toContain(`<file href="${file}"/>`);
		expect(xml.match(/<title>/g)).toHaveLength(2);
		expect(xml).toContain('Pods &amp; &quot;more&quot; &lt;b&gt;');
	});

	it('launches the lesson, whatever its title holds', () => {
		const html = launchHTML(lesson);
		expect(html).toContain('data-lesson="first-pod"');
		expect(html).not.toContain('<b>');
		expect(html).toContain('<script src="scorm.js"></script>');
	});
});
