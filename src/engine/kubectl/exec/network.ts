/** `ss`, `netstat`, `ip` and `nslookup`: the pod's network namespace, which all of its containers share. */

import { dnsAddress, isIPv4 } from '../../network/addresses.ts';
import { lookUp } from '../../network/dns.ts';
import { interfacesText, podInterfaces } from '../../network/inspect/interfaces.ts';
import { listeningSockets, listeningText } from '../../network/inspect/listening.ts';
import { neighboursText, podNeighbours } from '../../network/inspect/neighbours.ts';
import { podRoutes, routesText } from '../../network/inspect/routes.ts';
import { processesSeen } from './processes.ts';
import { exited, type Place, type Program, printed } from './program.ts';

const sockets = ({ engine, sandbox }: Place) => listeningSockets(engine.state, sandbox.uid);

export const ss: Program = (place, words) => {
	const letters = words.slice(1).join('').replace(/-/g, '');
	if (/[^ltnupa4HO]/.test(letters)) return exited(1, `ss: unrecognized option -- '${letters}'\n`);
	const isTcp = letters.includes('t') || !letters.includes('u');
	const rows = isTcp && /[la]/.test(letters) ? sockets(place) : [];
	if (!letters.includes('p')) return printed(listeningText(rows));
	// Processes of other containers are in another PID namespace: their sockets are seen, and they aren't.
	const seen = new Map(processesSeen(place).map(({ enginePid, pid }) => [enginePid, pid]));
	return printed(listeningText(rows, ({ pid }) => seen.get(pid)));
};

export const netstat: Program = (place) => {
	const header =
		'Active Internet connections (only servers)\nProto Recv-Q Send-Q Local Address           Foreign Address         State       \n';
	const rows = sockets(place).map(
		({ address, port }) =>
			`tcp        0      0 ${`${address}:${port}`.padEnd(23)} ${'0.0.0.0:*'.padEnd(23)} LISTEN      \n`,
	);
	return printed(header + rows.join(''));
};

export const ip: Program = ({ engine, sandbox }, words) => {
	const { state } = engine;
	const [, object = 'help'] = words.filter((word) => word !== '-4');
	if ('address'.startsWith(object)) return printed(interfacesText(podInterfaces(state, sandbox.uid)));
	if ('route'.startsWith(object)) return printed(routesText(podRoutes(state, sandbox.uid)));
	if ('neighbour'.startsWith(object) || object === 'neighbor')
		return printed(neighboursText(podNeighbours(state, sandbox.uid)));
	return exited(1, `Object "${object}" is unknown, try "ip addr", "ip route" or "ip neigh".\n`);
};

export const nslookup: Program = ({ engine, pod }, words) => {
	const host = words[1];
	if (host === undefined) return exited(1, 'Usage: nslookup HOST\n');
	const server = `Server:\t\t${dnsAddress}\nAddress:\t${dnsAddress}#53\n\n`;
	const found = isIPv4(host) ? undefined : lookUp(engine.state, host, pod.metadata.namespace);
	if (!found || found.addresses.length === 0)
		return exited(1, '', `${server}** server can't find ${host}: NXDOMAIN\n\n`);
	const answers = found.addresses.map((address) => `Name:\t${found.fqdn}\nAddress: ${address}\n`);
	return printed(`${server}${answers.join('')}\n`);
};
