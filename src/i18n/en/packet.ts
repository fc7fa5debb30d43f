/** One packet followed hop by hop, and the same request among plain Docker hosts. */

/** What the sentence of a hop may speak of; which of them there are depends on the hop. */
export interface HopWords {
	pod?: string;
	container?: string;
	node?: string;
	service?: string;
	device?: string;
	podNetwork?: 'overlay' | 'routed';
	before?: string;
	after?: string;
	reason?: string;
}

const name = (word: string | undefined, otherwise: string) => word ?? otherwise;
const rewrite = ({ before, after }: HopWords) => (before && after ? ` ${before} became ${after}.` : '');

export const packet = {
	kind: { request: 'Request', response: 'Answer', reset: 'Reset' },
	stop: 'Stop following',
	title: 'Followed packet',
	waiting: 'Reading the packet…',
	noOne: 'nobody',
	outside: 'outside',
	mode: 'How the machines are connected',
	modes: { flat: 'Flat network', nat: 'Docker hosts (NAT)' },
	way: (number: number, what: string) => `Way ${number}: ${what}`,
	legs: 'Ways of this request',
	outcomes: { inFlight: 'On its way', delivered: 'Delivered', refused: 'Refused', dropped: 'Lost' },
	controls: 'Walk',
	first: 'First hop',
	previous: 'Previous hop',
	next: 'Next hop',
	last: 'Last hop',
	nextWay: 'Next way',
	hopOf: (number: number, count: number) => `Hop ${number} of ${count}`,
	keys: 'Arrow keys: hops. Page keys: ways. Esc: stop.',
	hops: 'Hops',
	header: 'Header',
	fields: {
		source: 'Source',
		sourcePort: 'Source port',
		destination: 'Destination',
		destinationPort: 'Destination port',
		outerSource: 'Outer source',
		outerDestination: 'Outer destination',
		outerPort: 'Outer port',
	},
	outer: 'Around it: UDP from node to node (VXLAN)',
	inner: 'The packet',
	was: (value: string) => `was ${value}`,
	changedNothing: 'Changed here: nothing.',
	changedNothingFlat: 'In the flat network nobody on the way rewrites an address.',
	changed: (fields: string) => `Changed here: ${fields}.`,
	wrapped: 'Changed here: an outer header was put around it. The packet inside is untouched.',
	unwrapped: 'Changed here: the outer header is gone. The packet inside is as it was.',
	start: 'As the sender wrote it.',
	lookup: (asked: string, answer: string) => `First the name: the cluster’s DNS says ${asked} is ${answer}.`,
	end: 'At the end',
	accessLog: (container: string) => `Access log of ${container}`,
	noLogYet: 'The server has not logged it yet.',
	walkOn: 'Walk to the last hop to see whose address the receiver reads.',
	claim: 'Source IP that the receiver saw = the sender’s pod IP',
	claimSent: 'Sender wrote',
	claimSeen: 'Receiver saw',
	verdicts: {
		podIP: 'No NAT anywhere on the way: the receiver knows who called.',
		loopback: 'Inside one pod both ends are the same address: that is what sharing a network namespace means.',
		nodeAddress: 'The sender has no network of its own: it stands on its node, and calls from the node’s address.',
		addressAsked: 'The answer comes from the very address that was asked.',
		masqueraded: 'It crossed the edge of the pod network, so a node put its own address in the sender’s place.',
		hairpin:
			'The pod reached itself through its Service; the address is replaced so that the answer comes back the same way.',
	} as Record<string, string>,
	places: {
		container: 'Process',
		loopback: 'Loopback',
		eth0: 'Pod interface',
		veth: 'veth pair',
		bridge: 'Bridge',
		vxlan: 'VXLAN device',
		uplink: 'Node interface',
		underlay: 'Between the nodes',
		outside: 'Outside the cluster',
	},
	onNode: (device: string, node: string) => `${device} on ${node}`,
	inPod: (device: string, pod: string) => `${device} in ${pod}`,
	/** By the hop's code. */
	codes: {
		leavesProcess: (p: HopWords) =>
			`${name(p.container, 'The program')} writes to a socket, and the kernel makes a packet of it.`,
		throughLoopback: (p: HopWords) =>
			`Over lo, the pod’s own loopback. It never leaves ${name(p.pod, 'the pod')}: all its containers share one network namespace.`,
		leavesPodInterface: (p: HopWords) =>
			`Out by eth0, the network card of ${name(p.pod, 'the pod')}. Its address is the pod IP.`,
		entersPodInterface: (p: HopWords) => `In by eth0 of ${name(p.pod, 'the pod')}, at its own pod IP.`,
		crossesVeth: (p: HopWords) =>
			`Through the veth pair: a cable with one end in the pod and the other, ${name(p.device, 'a veth')}, on ${name(p.node, 'its node')}.`,
		onBridge: (p: HopWords) =>
			`On the bridge of ${name(p.node, 'the node')}: a switch that every pod of this node is plugged into.`,
		serviceRewritten: (p: HopWords) =>
			`${name(p.service, 'The Service')} is only a virtual address. kube-proxy’s rules on ${name(p.node, 'this node')} put a ready pod’s address in its place; the source stays the pod’s own.${rewrite(p)}`,
		serviceRestored: (p: HopWords) =>
			`The answer gets the Service’s address back as its source: the caller knows no other.${rewrite(p)}`,
		portMapped: (p: HopWords) => `A port of ${name(p.node, 'the node')} becomes the port of a pod.${rewrite(p)}`,
		encapsulated: (p: HopWords) =>
			`${name(p.node, 'The node')} puts the whole packet into a UDP packet from node to node. What’s inside stays as it is.`,
		decapsulated: (p: HopWords) =>
			`${name(p.node, 'The node')} takes the packet out of the UDP packet, just as it was put in.`,
		leavesNode: (p: HopWords) => `Out by the network card of ${name(p.node, 'the node')}.`,
		underlay: (p: HopWords): string =>
			p.podNetwork === 'routed'
				? 'Between the nodes, as it is: a route for each podCIDR says which node it goes to.'
				: 'Between the nodes: the network here sees only the outer packet, with the addresses of nodes.',
		entersNode: (p: HopWords) => `In at the network card of ${name(p.node, 'the node')}.`,
		masqueraded: (p: HopWords) =>
			`Here it crosses the edge of the pod network: ${name(p.node, 'the node')} puts its own address in the sender’s place.${rewrite(p)}`,
		unmasqueraded: (p: HopWords) =>
			`${name(p.node, 'The node')} puts the address back that it had replaced on the way there.${rewrite(p)}`,
		fromOutside: () => 'Someone outside the cluster sends it to a port of a node.',
		toOutside: () => 'It leaves the cluster.',
		delivered: (p: HopWords) =>
			`${name(p.container, 'The program')} of pod ${name(p.pod, '?')} reads it from its socket.`,
		refused: (p: HopWords) =>
			`Nobody listens there, so the kernel sends a reset: ${name(p.reason, 'connection refused')}.`,
		dropped: (p: HopWords) => `Here it is lost: ${name(p.reason, 'no answer comes')}.`,
	},
	contrast: {
		title: 'The same request among plain Docker hosts',
		label: 'For contrast only: this is not what Kubernetes does.',
		intro:
			'Each host hands out the same addresses behind its own NAT. To reach a container elsewhere one must publish a port and call the host.',
		flat: 'Kubernetes: flat network',
		nat: 'Docker hosts: NAT',
		flatShort: 'Flat',
		natShort: 'NAT',
		rewrites: (count: number) =>
			count === 0 ? 'No header rewritten' : count === 1 ? '1 rewrite on the way' : `${count} rewrites on the way`,
		seen: 'The receiver sees',
		sameAddress: (address: string, count: number) => `${address} is on ${count} hosts at once`,
		sameAddressDetail:
			'Equal addresses are no mistake here, and that is the problem: nobody elsewhere can be called by one.',
		hosts: 'Hosts',
		host: (node: string, address: string) => `Host ${node}, ${address}`,
		bridge: (network: string) => `docker0, ${network}`,
		published: (host: number, container: number) => `${host} → ${container}`,
		unpublished: 'nothing published',
		ways: 'Among Docker hosts, called by',
		way: {
			published: 'Published port',
			container: 'Container’s IP',
			unpublished: 'No port',
		},
		/** By the hop's code, where it's another story than in the cluster. */
		codes: {
			portMapped: (p: HopWords) =>
				`The published port of host ${name(p.node, '')} becomes the container’s (DNAT).${rewrite(p)}`,
			masqueraded: (p: HopWords) =>
				`Nobody else knows the container’s address: host ${name(p.node, '')} puts its own in its place (SNAT).${rewrite(p)}`,
		},
		wrongReceiver: (pod: string) => `It reaches ${pod} on the sender’s own host: the wrong one, with the same address.`,
		differs: 'What differs',
		at: { sent: 'As the sender writes it', received: 'As the receiver reads it' },
		sourceKept: 'the receiver sees who called.',
		sourceLost: 'the receiver sees a host, not who called.',
		near: 'On one host there is no NAT either; only between hosts does it begin.',
		notPublished: 'The port is not declared, so nobody would have published it.',
		field: 'Field',
		hopsOf: (way: string) => `Hops, ${way}`,
		back: 'Back to the packet',
		none: 'This way has no counterpart among Docker hosts: it stays inside one machine.',
	},
};
