/** What just happened, in a sentence; Kubernetes' own message is quoted beside it as it is. */
type Parameters = Record<string, string | number>;
const name = (parameters: Parameters) => `${parameters.name ?? ''}`;

export const notices = {
	dismiss: 'Dismiss',
	quoted: 'Kubernetes says',
	/** By the reason of a refusing Status. */
	refusals: {
		BadRequest: 'The request could not be understood.',
		NotFound: 'That is no longer there.',
		AlreadyExists: 'Something of that kind and name is already there.',
		Conflict: 'It was changed in the meantime.',
		Invalid: 'A field of it is not allowed.',
		Forbidden: 'The cluster does not allow it.',
		MethodNotAllowed: 'That cannot be done to this kind of object.',
	},
	/** By the notice's code. */
	codes: {
		replacesPod: (p: Parameters) =>
			`A bound pod never moves, and its containers can’t change: ${name(p)} was deleted and created again, with a new IP.`,
		rollsOut: (p: Parameters) =>
			`A live pod’s containers can’t change: the Deployment of ${name(p)} rolls out new pods instead.`,
		controllerReplaces: (p: Parameters) =>
			`${name(p)} was deleted, and its controller makes another in its place, wherever the scheduler puts it.`,
		adopts: (p: Parameters) => `Only controllers scale: a new ReplicaSet adopts ${name(p)} and makes the copies.`,
		hashDiffers: () =>
			'This run came out differently from when it was shared: it was made with another version of Podarium.',
		bindsByHand: (p: Parameters) => `${name(p)} was bound by hand: the scheduler was not asked.`,
	} as Record<string, (parameters: Parameters) => string>,
};
