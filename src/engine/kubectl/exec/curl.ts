/** `curl` and `wget`: a real request through the cluster's network, answered when its packets have come back. */
import type { Engine } from '../../context.ts';
import { podOf } from '../../kubelet/sandboxes.ts';
import { programOf } from '../../kubelet/specs.ts';
import type { Leg, Story } from '../../network/traffic.ts';
import { type Answer, answer, type Progress } from '../answer.ts';
import { exited, type Place, type Program } from './program.ts';

interface Url {
	host: string;
	port: number;
	path: string;
}

/** `http://web:8080/path`, with or without its parts. */
function parseUrl(text: string): Url | undefined {
	const match = /^(?:(https?):\/\/)?(?:[^@/]*@)?([\w.-]+)(?::(\d{1,5}))?(\/[^#]*)?(?:#.*)?$/.exec(text);
	if (!match?.[2]) return undefined;
	const [, scheme, host, port, path = '/'] = match;
	const number = port === undefined ? (scheme === 'https' ? 443 : 80) : Number(port);
	return number >= 1 && number <= 65_535 ? { host, port: number, path } : undefined;
}

/** How a request ended, from its story. */
type Outcome =
	| { kind: 'answered'; status: string; server: string; source: string; emptyReply: boolean }
	| { kind: 'unresolved' | 'refused' | 'reset' | 'timeout' };

/** Programs that don't speak HTTP close the connection on it. */
const wordless: ReadonlySet<string> = new Set(['database', 'cache']);

/** The request itself among a story's legs, in the last of its tries: what it led to has other ports or addresses. */
function askedLeg({ legs }: Story): Leg | undefined {
	const first = legs[0]?.hops[0]?.header;
	return legs.findLast(({ kind, hops }) => {
		const header = hops[0]?.header;
		return kind === 'request' && header?.sourcePort === first?.sourcePort && header?.destination === first?.destination;
	});
}

function answered(engine: Engine, story: Story, status: string): Outcome {
	const end = askedLeg(story)?.hops.at(-1);
	const pod = end?.place.kind === 'container' ? podOf(engine, end.place.uid) : undefined;
	const container = end?.place.kind === 'container' ? end.place.container : '';
	const role = pod && programOf(pod, container)?.program.role;
	const header = end?.header;
	const server = `pod ${pod?.metadata.name ?? ''}, container ${container}, at ${header?.destination}:${header?.destinationPort}`;
	return {
		kind: 'answered',
		status,
		server,
		source: header?.source ?? '',
		emptyReply: role !== undefined && wordless.has(role),
	};
}

/** Nothing while the request is under way. `story` is the number that it was told under. */
function outcomeOf(engine: Engine, story: number): Outcome | undefined {
	const { traffic, workload } = engine.state;
	if (story >= workload.nextStory) return undefined;
	const told = traffic.stories.find(({ id }) => id === story);
	if (!told) return { kind: 'timeout' };
	if (!told.done) return undefined;
	const last = told.legs.at(-1);
	if (!last) return { kind: 'unresolved' };
	if (last.kind === 'response' && last.outcome === 'delivered') return answered(engine, told, last.label);
	if (last.kind === 'reset' && last.outcome === 'delivered') return { kind: 'reset' };
	return { kind: last.outcome === 'refused' && last.kind === 'request' ? 'refused' : 'timeout' };
}

/** From the first packet to the last one's arrival, in µs. */
function tookUs({ state }: Engine, story: number): number {
	const told = state.traffic.stories.find(({ id }) => id === story);
	return (told?.legs.at(-1)?.hops.at(-1)?.at ?? 0) - (told?.at ?? 0);
}

interface Wish {
	url: Url;
	method: string;
	/** From the answer, or from its failure, to what the program prints. */
	tell: (outcome: Outcome, milliseconds: number) => Answer;
	/** µs after which the program gives up by itself. */
	maxTime: number | undefined;
}

function send(place: Place, { url, method, tell, maxTime }: Wish): Answer {
	const { engine, pod, container } = place;
	const story = engine.state.workload.nextStory;
	const { namespace, name } = pod.metadata;
	const begun = engine.state.now;
	const target = { host: url.host, port: url.port, request: `${method} ${url.path}` };
	const watch = (now: Engine): Progress => {
		const passed = now.state.now - begun;
		const late = maxTime !== undefined && passed >= maxTime;
		const outcome = outcomeOf(now, story) ?? (late ? { kind: 'timeout' as const } : undefined);
		if (!outcome) return { output: '', errors: '' };
		const { output, errors, exitCode } = tell(
			outcome,
			Math.round((outcome.kind === 'timeout' ? passed : tookUs(now, story)) / 1000),
		);
		return { output, errors, exitCode };
	};
	return answer('', {
		steps: [{ command: { type: 'request', namespace, name, container: container.name, target }, said: '' }],
		watch,
	});
}

const takesValue = new Set([
	'-m',
	'--max-time',
	'--connect-timeout',
	'-o',
	'--output',
	'-w',
	'--write-out',
	'-X',
	'--request',
	'-d',
	'--data',
	'-H',
	'--header',
	'-u',
	'--user',
	'-A',
	'--retry',
	'-T',
	'-O',
]);

/** A command line of short and long options into its URL, its flags and its options' values. */
function readOptions(words: readonly string[]): {
	url: string | undefined;
	letters: string;
	values: Map<string, string>;
} {
	const values = new Map<string, string>();
	let url: string | undefined;
	let letters = '';
	for (let index = 1; index < words.length; index += 1) {
		const word = words[index] ?? '';
		const last = word.startsWith('--') ? word : `-${word.slice(-1)}`;
		if (!word.startsWith('-')) url ??= word;
		else if (takesValue.has(last)) {
			letters += word.startsWith('--') ? '' : word.slice(1, -1);
			index += 1;
			values.set(last, words[index] ?? '');
		} else if (word.startsWith('--'))
			letters +=
				{ '--silent': 's', '--show-error': 'S', '--fail': 'f', '--head': 'I', '--include': 'i', '--verbose': 'v' }[
					word
				] ?? '';
		else letters += word.slice(1);
	}
	return { url, letters, values };
}

function bodyOf({ server, source, status }: Outcome & { kind: 'answered' }, asked: string): string {
	return status.startsWith('200') ? `${asked} answered by ${server}; asked from ${source}\n` : `${status}\n`;
}

export const curl: Program = (place, words) => {
	const { url: text, letters, values } = readOptions(words);
	if (text === undefined) return exited(2, "curl: try 'curl --help' for more information\n");
	const url = parseUrl(text);
	if (!url) return exited(3, 'curl: (3) URL rejected: Malformed input to a URL function\n');
	const method = letters.includes('I')
		? 'HEAD'
		: (values.get('-X') ?? values.get('--request') ?? (values.has('-d') || values.has('--data') ? 'POST' : 'GET'));
	const say = (code: number, message: string) =>
		exited(code, letters.includes('s') && !letters.includes('S') ? '' : `curl: (${code}) ${message}\n`);
	const where = `${url.host} port ${url.port}`;
	const tell = (outcome: Outcome, milliseconds: number): Answer => {
		switch (outcome.kind) {
			case 'unresolved':
				return say(6, `Could not resolve host: ${url.host}`);
			case 'refused':
				return say(7, `Failed to connect to ${where} after ${milliseconds} ms: Couldn't connect to server`);
			case 'reset':
				return say(56, 'Recv failure: Connection reset by peer');
			case 'timeout':
				return say(28, `Failed to connect to ${where} after ${milliseconds} ms: Timeout was reached`);
			default: {
				if (outcome.emptyReply) return say(52, 'Empty reply from server');
				if (letters.includes('f') && !outcome.status.startsWith('200'))
					return say(22, `The requested URL returned error: ${outcome.status.slice(0, 3)}`);
				const head = /[iIv]/.test(letters) ? `HTTP/1.1 ${outcome.status}\n\n` : '';
				const body =
					method === 'HEAD' || values.get('-o') === '/dev/null' ? '' : bodyOf(outcome, `${method} ${url.path}`);
				const written = (values.get('-w') ?? '')
					.replace(/%\{http_code\}/g, outcome.status.slice(0, 3))
					.replace(/\\n/g, '\n');
				return answer(head + body + written);
			}
		}
	};
	const seconds = Number(values.get('-m') ?? values.get('--max-time') ?? values.get('--connect-timeout') ?? Number.NaN);
	return send(place, {
		url,
		method,
		tell,
		maxTime: Number.isNaN(seconds) ? undefined : Math.round(seconds * 1_000_000),
	});
};

export const wget: Program = (place, words) => {
	const { url: text, letters, values } = readOptions(words);
	if (text === undefined) return exited(1, 'wget: missing URL\n');
	const url = parseUrl(text);
	if (!url) return exited(1, `wget: not an http or ftp url: ${text}\n`);
	const toStandardOutput =
		values.get('-O') === '-' || letters.includes('O-') || words.includes('-qO-') || words.includes('-O-');
	const tell = (outcome: Outcome): Answer => {
		switch (outcome.kind) {
			case 'unresolved':
				return exited(1, `wget: bad address '${url.host}'\n`);
			case 'refused':
				return exited(1, `wget: can't connect to remote host (${url.host}): Connection refused\n`);
			case 'reset':
				return exited(1, 'wget: error getting response: Connection reset by peer\n');
			case 'timeout':
				return exited(1, 'wget: download timed out\n');
			default:
				if (outcome.emptyReply) return exited(1, 'wget: error getting response\n');
				if (!outcome.status.startsWith('200'))
					return exited(1, `wget: server returned error: HTTP/1.1 ${outcome.status}\n`);
				return answer(toStandardOutput ? bodyOf(outcome, `GET ${url.path}`) : '');
		}
	};
	return send(place, { url, method: 'GET', tell, maxTime: undefined });
};
