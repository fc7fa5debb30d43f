/**
 * Keeps the page's files on the device, so that it opens without a network. Built as `sw.js`, with the list of files put in.
 *
 * A new version waits until no tab of an old one is open, or until somebody asks for it. A tab that's open goes on with the
 * files that it came with: those of the version before are kept until the next one comes.
 */
interface Worker {
	skipWaiting(): Promise<void>;
	addEventListener<E>(type: string, listener: (event: E) => void): void;
}
interface Lifetime {
	waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Lifetime {
	request: Request;
	respondWith(response: Promise<Response>): void;
}

const worker = globalThis as unknown as Worker;
/** Put in by the build. */
declare const __PRECACHE__: readonly string[];
declare const __PRECACHE_VERSION__: string;

const prefix = 'podarium-';
const current = prefix + __PRECACHE_VERSION__;
/** This version's and the one's before, whose tabs may still be open. */
const versionsKept = 2;

async function install(): Promise<void> {
	const cache = await caches.open(current);
	// Past the browser's own cache: the page's address is the same in every version.
	await cache.addAll(__PRECACHE__.map((file) => new Request(file, { cache: 'reload' })));
}

async function activate(): Promise<void> {
	const ours = (await caches.keys()).filter((key) => key.startsWith(prefix));
	const old = ours.filter((key) => key !== current);
	await Promise.all(old.slice(0, Math.max(0, old.length - (versionsKept - 1))).map((key) => caches.delete(key)));
}

async function answer(request: Request): Promise<Response> {
	// A page of the site is this version's, whatever its query: `./?embed` and `./?present` are the same file.
	if (request.mode === 'navigate') {
		const cache = await caches.open(current);
		const kept = (await cache.match(request, { ignoreSearch: true })) ?? (await isRoot(request.url, cache));
		return kept ?? fetch(request);
	}
	return (await caches.match(request, { ignoreSearch: true })) ?? fetch(request);
}

/** The folder's own address stands for its index. */
async function isRoot(url: string, cache: Cache): Promise<Response | undefined> {
	return new URL(url).pathname.endsWith('/') ? cache.match(new URL('index.html', url)) : undefined;
}

worker.addEventListener<Lifetime>('install', (event) => event.waitUntil(install()));
worker.addEventListener<Lifetime>('activate', (event) => event.waitUntil(activate()));
worker.addEventListener<Fetching>('fetch', (event) => {
	const { request } = event;
	if (request.method === 'GET' && new URL(request.url).origin === location.origin) event.respondWith(answer(request));
});
worker.addEventListener<MessageEvent>('message', ({ data }) => {
	if (data === 'skipWaiting') void worker.skipWaiting();
});

export {};
