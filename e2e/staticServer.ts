/** The build as a plain static host serves it: from any folder of the site, with a type and nothing clever. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

const types: Record<string, string> = {
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript',
	'.css': 'text/css',
	'.svg': 'image/svg+xml',
	'.png': 'image/png',
	'.json': 'application/json',
	'.webmanifest': 'application/manifest+json',
};

export interface StaticServer {
	/** Where `dist/` is, with a slash at its end. */
	url: string;
	close(): Promise<void>;
	/** Paths that were asked for, from the folder on. */
	asked: string[];
}

/** Serves `dist/` below `folder`; `cors` lets pages of other origins (a sandboxed frame's is none) fetch its files. */
export async function serveDist({
	folder = '/some/sub/path/',
	cors = false,
	overlay = {} as Record<string, string>,
} = {}): Promise<StaticServer> {
	const asked: string[] = [];
	const server = createServer(async ({ url = '/' }, response) => {
		const path = normalize(decodeURIComponent(new URL(url, 'http://host').pathname));
		const headers = cors ? { 'access-control-allow-origin': '*' } : {};
		if (!path.startsWith(folder)) return response.writeHead(404, headers).end();
		const file = path.slice(folder.length) || 'index.html';
		asked.push(file);
		try {
			const content = overlay[file] ?? (await readFile(join('dist', file)));
			response
				.writeHead(200, { ...headers, 'content-type': types[extname(file)] ?? 'application/octet-stream' })
				.end(content);
		} catch {
			response.writeHead(404, headers).end();
		}
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('the server has no port');
	return {
		url: `http://127.0.0.1:${address.port}${folder}`,
		asked,
		close: () =>
			new Promise((resolve) => {
				server.closeAllConnections();
				server.close(() => resolve());
			}),
	};
}
