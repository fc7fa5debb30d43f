/** The texts of a SCORM 1.2 package around the page's own files. */
import { escapeXML } from '../../canvas/export/svg.ts';

export const launchFile = 'launch.html';
/** Of `public/`: talks to the learning platform on one side, and to the page on the other. */
export const adapterFile = 'scorm.js';

export interface PackagedLesson {
	key: string;
	title: string;
	/** The page's files, as they lie in the package. */
	files: readonly string[];
}

/** `imsmanifest.xml` (SCORM 1.2 content aggregation model): one item, launched by `launch.html`. */
export function manifestXML({ key, title, files }: PackagedLesson): string {
	const name = escapeXML(title);
	const listed = [launchFile, ...files].map((file) => `\t\t\t<file href="${escapeXML(file)}"/>`).join('\n');
	return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="podarium.${key}" version="1.0"
	xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
	xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"
	xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
	xsi:schemaLocation="http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd">
	<metadata>
		<schema>ADL SCORM</schema>
		<schemaversion>1.2</schemaversion>
	</metadata>
	<organizations default="podarium">
		<organization identifier="podarium">
			<title>${name}</title>
			<item identifier="lesson" identifierref="page">
				<title>${name}</title>
			</item>
		</organization>
	</organizations>
	<resources>
		<resource identifier="page" type="webcontent" adlcp:scormtype="sco" href="${launchFile}">
${listed}
		</resource>
	</resources>
</manifest>
`;
}

/** The page that a learning platform opens: the lesson in a frame, and the adapter beside it. */
export function launchHTML({ key, title }: PackagedLesson): string {
	return `<!doctype html>
<html>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeXML(title)}</title>
<style>html,body{margin:0;height:100%}iframe{display:block;width:100%;height:100%;border:0}</style>
</head>
<body data-lesson="${key}">
<iframe id="podarium" title="${escapeXML(title)}" allow="fullscreen"></iframe>
<script src="${adapterFile}"></script>
</body>
</html>
`;
}
