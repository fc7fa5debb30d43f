/** How full the nodes are. Amounts come with their units. */
export const utilisation = {
	title: 'How full the nodes are',
	noNodes: 'There are no nodes yet.',
	sizeBy: 'Size of the tiles',
	resources: { cpu: 'CPU', memory: 'Memory' },
	cores: (amount: string) => `${amount} ${amount === '1' ? 'core' : 'cores'}`,
	noLimit: 'none',
	requested: 'requested',
	usedAndLimits: (used: string, limit: string) => `${used} used · limits: ${limit}`,
	tiles: (node: string) => `Pods on ${node}`,
	tile: (pod: string, requested: string, used: string) => `${pod}: requested ${requested}, used ${used}`,
	freeTile: 'Free',
	strandedTile: 'Stranded',
	free: (cpu: string, memory: string) => `${cpu} and ${memory} of memory free.`,
	room: (pods: string) => `Room for ${pods}.`,
	or: ' or ',
	/** `asks` is what the pod that is nearest to fitting asks for. */
	lacks: {
		memory: (cpu: string, memory: string, asks: string) =>
			`${cpu} free and of no use, for want of memory: ${asks}, and ${memory} is left.`,
		cpu: (cpu: string, memory: string, asks: string) =>
			`${memory} of memory free and of no use, for want of CPU: ${asks}, and ${cpu} is left.`,
		both: (cpu: string, memory: string, asks: string) =>
			`${cpu} and ${memory} of memory free and of no use, too little for a pod: ${asks}.`,
	},
	waitingAsks: (name: string, cpu: string, memory: string) =>
		`${name}, which is pending, asks for ${cpu} and ${memory}`,
	oneMoreAsks: (name: string, cpu: string, memory: string) => `one more ${name} asks for ${cpu} and ${memory}`,
	nothingStranded: 'No free capacity is stranded.',
	stranded: (amounts: string) => `Stranded (free, but no pod fits): ${amounts}.`,
	ofAll: (amount: string, all: string) => `${amount} of ${all}`,
	pending: (count: string) => `${count} ${count === '1' ? 'pod waits' : 'pods wait'} for a node.`,
};
