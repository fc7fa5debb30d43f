/** Programs whose variables say what a request costs and how many are served at once. */
import type { ProcessProgram, Setting } from './program.ts';

/** The variables of the teaching images' servers. They hold for every process of a container. */
export const serverSettings: readonly Setting[] = [
	{ env: 'CPU_MS', unit: 'milliseconds' },
	{ env: 'CPU_SPREAD', unit: 'word', words: ['exponential', 'constant'] },
	{ env: 'WORKERS', unit: 'count' },
	/** Memory that every request leaves behind. */
	{ env: 'LEAK_KIB_PER_REQUEST', unit: 'KiB', standard: '0' },
];

const workersMax = 1_000;
const cpuMsMax = 60_000;

function amount(text: string | undefined, most: number): number | undefined {
	if (text === undefined || !/^\d+(\.\d+)?$/.test(text)) return undefined;
	const value = Number(text);
	return value > 0 && value <= most ? value : undefined;
}

/** The process as its container's variables have it. What can't be read counts as unset. */
export function tuned(program: ProcessProgram, env: Readonly<Record<string, string>>): ProcessProgram {
	const cpuMs = amount(env.CPU_MS, cpuMsMax);
	const workers = amount(env.WORKERS, workersMax);
	const spread = env.CPU_SPREAD;
	return {
		...program,
		...(cpuMs === undefined ? {} : { cpuPerRequestUs: Math.max(1, Math.round(cpuMs * 1000)) }),
		...(workers === undefined ? {} : { concurrency: Math.ceil(workers) }),
		...(spread === 'constant' || spread === 'exponential' ? { spread } : {}),
	};
}
