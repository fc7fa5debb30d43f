/**
 * An image as a small declarative program: what it starts, where it listens, what a request costs and whom
 * it calls. The catalogue is data of this type; so is what's inferred for an image that nobody described.
 */

export const roles = [
	'frontend',
	'backend',
	'database',
	'cache',
	'proxy',
	'worker',
	'client',
	'logShipper',
	'logRotator',
	'contentPuller',
	'allInOne',
	'tool',
	'generic',
] as const;
export type Role = (typeof roles)[number];

/** A peer that the program calls: `host:port` from an environment variable, or a name that it knows by itself. */
export interface Call {
	/** The variable whose value names the peer (`API_ADDR=api:8080`). Unset, and with no `hosts`, there's no call. */
	env?: string;
	/** Hosts that it knows by itself, best first: the first that has an address is called. */
	hosts?: readonly string[];
	/** Only a guess from the manifest: called where the host is a Service of the cluster or the pod itself. */
	guessed?: boolean;
	/** Port when the address names none. */
	defaultPort: number;
	/** The role that the stage looks for when it fills in the variable for a container dropped by hand. */
	role?: Role;
	/** What's asked, for captions and access logs: `GET /api`. */
	request: string;
	/** Without its peer the program still answers (a cache); otherwise its own answer is an error. */
	optional?: boolean;
}

export interface Listener {
	port: number;
	/** The variable that overrides the port. */
	portEnv?: string;
	/** The variable that overrides the address. */
	addressEnv?: string;
	address: '0.0.0.0' | '127.0.0.1';
}

/** A file that a process keeps writing: in a volume where one is mounted there, else in its container's own file system. */
export interface FileWrite {
	path: string;
	everyUs: number;
	bytes: number;
	/** Empties the file instead (a log rotator). */
	truncates?: boolean;
	/** Does it only if the file is there already (a reader that passes it on). */
	reads?: boolean;
	/** Takes it away instead (`rm`). */
	removes?: boolean;
	/** `everyUs` after the start, and not again (`touch`). */
	once?: boolean;
}

/** A variable that changes what a program does: its unit, and what it is when unset (the program's own, unless given). */
export interface Setting {
	env: string;
	unit: 'perSecond' | 'seconds' | 'milliseconds' | 'count' | 'KiB' | 'word';
	standard?: string;
	/** Of a word: what it may be. */
	words?: readonly string[];
}

export interface ProcessProgram {
	/** As `ps` prints it. */
	command: string;
	/** From start to open sockets, in µs. */
	startUpUs: number;
	listens: readonly Listener[];
	/** CPU time a request, in µs; drawn exponentially around it unless `constant`. */
	cpuPerRequestUs: number;
	spread: 'exponential' | 'constant';
	/** Requests served at once; more wait in the backlog. */
	concurrency: number;
	memoryBytes: number;
	/** Calls made for every request served, one after the other. */
	calls: readonly Call[];
	/** A process that calls by itself makes `calls` each `everyUs`. */
	everyUs?: number;
	/** Its variables may ask for a load of its own, which takes the place of `everyUs`. */
	generatesLoad?: true;
	/** Ends by itself after so long (init containers, jobs). */
	endsAfterUs?: number;
	/** The exit code of that end, 0 unless given. */
	exitCode?: number;
	/**
	 * It only waits for its `calls`, one after the other, looking each `everyUs`: that the name resolves, or that it's
	 * answered. `endsAfterUs` counts from the last of them.
	 */
	waits?: readonly ('name' | 'answer')[];
	/** From SIGTERM to exit; a shell as PID 1 that ignores it waits for SIGKILL. */
	stopsAfterUs: number | 'ignoresSigterm';
	writes?: readonly FileWrite[];
	/** A path that it answers with 500 once it has run for so long, in µs. */
	sickens?: { path: string; afterUs: number };
}

export interface ImageProgram {
	/** Repository as written in a manifest, without registry or tag: `redis`, `google-samples/gb-frontend`. */
	repository: string;
	role: Role;
	sizeBytes: number;
	/** The first is PID 1, the others are its children. */
	processes: readonly [ProcessProgram, ...ProcessProgram[]];
	/** Its memory is known to the byte; of other images it's a guess, which no limit is held against. */
	exactMemory?: boolean;
	/** The variables that it heeds beside those of its calls and ports. */
	settings?: readonly Setting[];
	/** A second copy of it has its own, different data. */
	keepsState?: boolean;
}

/** How Podarium came to know what a container does. */
export type Knowledge =
	| { source: 'catalogue'; repository: string }
	/** `ports` and `calls` list what was read, and from where (`env CART_ADDR`). */
	| { source: 'inferred'; ports: string[]; calls: string[] };

export interface ResolvedProgram {
	program: ImageProgram;
	knowledge: Knowledge;
}
