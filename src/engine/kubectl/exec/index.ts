/** The programs that `kubectl exec` finds in a container, by name. */

import { type Answer, answer } from '../answer.ts';
import { splitLine } from '../text/words.ts';
import { curl, wget } from './curl.ts';
import { env, printenv, withVariables } from './environment.ts';
import { cat, hostnameOf, ls } from './files.ts';
import { ip, netstat, nslookup, ss } from './network.ts';
import { ps } from './processes.ts';
import { exited, type Place, type Program, printed } from './program.ts';

const hostname: Program = (place, words) => {
	const letters = words.slice(1).join('').replace(/-/g, '');
	if (letters === '' || letters === 's') return printed(`${hostnameOf(place)}\n`);
	if (/^[iI]$/.test(letters)) return printed(`${place.sandbox.ip ?? ''}\n`);
	if (letters !== 'f') return exited(1, `hostname: unrecognized option: ${letters}\n`);
	const { subdomain } = place.pod.spec;
	const domain = subdomain ? `.${subdomain}.${place.pod.metadata.namespace}.svc.cluster.local` : '';
	return printed(`${hostnameOf(place)}${domain}\n`);
};

const shells: readonly string[] = ['sh', 'bash', 'ash', '/bin/sh', '/bin/bash'];

/** `sh -c "ps aux"`: one simple command. */
function shell(place: Place, words: readonly string[]): Answer {
	const script = words[1] === '-c' ? words[2] : undefined;
	if (script === undefined) {
		return answer('', {
			errors:
				'error: an interactive shell isn\'t simulated; give the command itself, such as "-- ps" or "-- curl localhost"\n',
			exitCode: 1,
		});
	}
	const inner = splitLine(withVariables(place, script));
	if ('error' in inner) return exited(2, `${words[0]}: ${inner.error}\n`);
	return inner.words.length === 0 ? printed('') : runProgram(place, inner.words);
}

const programs: Readonly<Record<string, Program>> = {
	cat,
	curl,
	echo: (_, words) => printed(`${words.slice(1).join(' ')}\n`),
	env,
	false: () => exited(1, ''),
	hostname,
	id: () => printed('uid=0(root) gid=0(root) groups=0(root)\n'),
	ip,
	ls,
	netstat,
	nslookup,
	printenv,
	ps,
	pwd: () => printed('/\n'),
	ss,
	true: () => printed(''),
	wget,
	whoami: () => printed('root\n'),
};

export const programNames: readonly string[] = Object.keys(programs).sort();

/** Runs a program in a container's namespaces. */
export function runProgram(place: Place, words: readonly string[]): Answer {
	const name = words[0] ?? '';
	if (shells.includes(name)) return shell(place, words);
	const base = name.split('/').at(-1) ?? name;
	const program = Object.hasOwn(programs, base) ? programs[base] : undefined;
	if (program) return program(place, words);
	const why = `OCI runtime exec failed: exec failed: unable to start container process: exec: "${name}": executable file not found in $PATH: unknown\n`;
	return exited(127, why);
}
