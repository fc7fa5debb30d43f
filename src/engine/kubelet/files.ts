/** Processes that keep files: they write, read on, or empty them, again and again. */
import { type Engine, later } from '../context.ts';
import { timing } from '../timing.ts';
import { checkMemory } from './lifecycle.ts';
import { podOf, processOf } from './sandboxes.ts';
import { programOf, specOf } from './specs.ts';
import { appendFile, bytesIn, filesSeenBy, mountOf, removeFile, truncateFile } from './volumes.ts';

/** One turn of a process at its file number `file`; the next comes by itself. */
export function fileTick(engine: Engine, pid: number, file: number): void {
	const running = processOf(engine, pid);
	const pod = running && podOf(engine, running.sandbox.uid);
	if (!running || !pod) return;
	const { sandbox, container, process } = running;
	const spec = specOf(pod, container.name);
	const write = programOf(pod, container.name)?.program.processes[process.program]?.writes?.[file];
	if (!spec || !write) return;
	const { path, bytes, everyUs, truncates, reads, removes, once } = write;
	const isThere = reads !== true || filesSeenBy(engine, sandbox, container, spec).has(path);
	if (removes) removeFile(engine, sandbox.uid, container.name, spec, path);
	else if (truncates) truncateFile(engine, sandbox.uid, container.name, spec, path);
	else if (isThere) appendFile(engine, sandbox.uid, container.name, spec, path, bytes);
	const volume = mountOf(engine.state.sandboxes.get(sandbox.uid) ?? sandbox, spec, path)?.volume;
	if (volume?.sizeLimit !== undefined && bytesIn(volume.files) > volume.sizeLimit)
		askHousekeeping(engine, sandbox.node);
	if (volume?.inMemory && checkMemory(engine, sandbox.uid, container.name)) return;
	if (!once) later(engine, everyUs, { type: 'fileTick', pid, file });
}

/** The eviction manager looks once in ten seconds: at its next turn it will find what's wrong. */
export function askHousekeeping(engine: Engine, node: string): void {
	const { housekeepingUs } = timing;
	const key = `housekeeping|${node}`;
	if (engine.state.queued.has(key)) return;
	const delay = housekeepingUs - (engine.state.now % housekeepingUs);
	engine.state.queued.set(key, engine.state.now + delay);
	later(engine, delay, { type: 'housekeeping', node });
}
