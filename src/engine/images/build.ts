/** Short forms for writing the catalogue: everything that most images have in common. */
import type { Call, ImageProgram, Listener, ProcessProgram, Role } from './program.ts';

const mebibyte = 1024 * 1024;

export function listen(port: number, portEnv?: string): Listener {
	// Programs that take their port from a variable take their address from one as well.
	const variables = portEnv === undefined ? {} : { portEnv, addressEnv: 'HOST' };
	return { port, address: '0.0.0.0', ...variables };
}

/** A process with the usual habits: ready in 0.3 s, 3 ms of CPU a request, stops within 0.2 s of SIGTERM. */
export function process(command: string, own: Partial<ProcessProgram> = {}): ProcessProgram {
	return {
		command,
		startUpUs: 300_000,
		listens: [],
		cpuPerRequestUs: 3_000,
		spread: 'exponential',
		concurrency: 16,
		memoryBytes: 32 * mebibyte,
		calls: [],
		stopsAfterUs: 200_000,
		...own,
	};
}

export function image(
	repository: string,
	role: Role,
	sizeMebibytes: number,
	processes: ProcessProgram | readonly [ProcessProgram, ...ProcessProgram[]],
	own: Pick<ImageProgram, 'keepsState' | 'exactMemory' | 'settings'> = {},
): ImageProgram {
	const list = 'command' in processes ? ([processes] as const) : processes;
	return { repository, role, sizeBytes: sizeMebibytes * mebibyte, processes: list, ...own };
}

/** A call whose peer is named by a variable alone. */
export function callByEnv(env: string, role: Role, defaultPort: number, request: string, optional = false): Call {
	return { env, role, defaultPort, request, ...(optional ? { optional } : {}) };
}

/** A call to hosts that the program knows by itself. */
export function callTo(hosts: readonly string[], defaultPort: number, request: string, env?: string): Call {
	return { hosts, defaultPort, request, ...(env === undefined ? {} : { env }) };
}
