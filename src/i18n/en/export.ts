interface CommandText {
	type: string;
	[member: string]: unknown;
}

/** What a command names: a pod, a draft, where it goes. */
function nameOf(command: CommandText): string {
	const { name, service, to, from, objects } = command as {
		name?: string;
		service?: { name?: string };
		to?: { name?: string };
		from?: { name?: string };
		objects?: { kind: string; metadata: { name?: string } }[];
	};
	if (objects) return objects.map(({ kind, metadata }) => `${kind}/${metadata.name ?? ''}`).join(', ');
	return name ?? service?.name ?? to?.name ?? from?.name ?? '';
}

export { nameOf as commandName };

const commands: Record<string, (command: CommandText) => string> = {
	apply: (command) => `apply ${nameOf(command)}`,
	delete: (command) => `${command.kind} ${nameOf(command)} is deleted`,
	scale: (command) => `${command.kind} ${nameOf(command)} is scaled to ${command.replicas}`,
	createDraft: (command) => `Draft ${nameOf(command)} is begun`,
	replaceDraft: (command) => `Draft ${nameOf(command)} is edited`,
	discardDraft: (command) => `Draft ${nameOf(command)} is thrown away`,
	runDraft: (command) => `Draft ${nameOf(command)} is run${command.node ? ` on ${command.node}` : ''}`,
	addContainer: (command) => `A container joins ${nameOf(command)}`,
	removeContainer: (command) => `Container ${command.container} leaves ${nameOf(command)}`,
	moveContainer: (command) => `Container ${command.container} moves to ${nameOf(command)}`,
	splitOut: (command) => `Container ${command.container} becomes a pod of its own, ${command.as}`,
	bindPod: (command) => `Pod ${nameOf(command)} is bound to ${command.node}`,
	replacePod: (command) => `Pod ${nameOf(command)} is replaced${command.node ? ` on ${command.node}` : ''}`,
	setScheduling: (command) => (command.mode === 'byHand' ? 'Scheduling by hand' : 'The scheduler decides again'),
	setPodNetwork: (command) => `Pod network: ${command.podNetwork}`,
	crashContainer: (command) => `Container ${command.container} of ${nameOf(command)} crashes`,
	crashProcess: (command) => `A process of ${nameOf(command)}/${command.container} crashes`,
	setImageAvailable: (command) =>
		command.available ? `Image ${command.image} is back` : `Image ${command.image} is gone from its registry`,
	losePackets: (command) => `${command.percent} % of packets are lost`,
	setLoad: (command) => `Load on ${nameOf(command)} changes`,
	fillDisk: (command) =>
		command.full ? `The disk of ${command.node} is full` : `The disk of ${command.node} has room`,
	rollout: (command) => `rollout ${command.action} of ${nameOf(command)}`,
	failNode: (command) => `Node ${command.node} goes off`,
	cutNode: (command) => `Node ${command.node} is cut off`,
	restoreNode: (command) => `Node ${command.node} is back`,
	request: (command) => `A request from ${nameOf(command)}`,
};

/** Getting a run out of the page: pictures, film, manifests. */
export const exporting = {
	title: 'Export',
	open: 'Export…',
	intro: 'Made from the run itself: the same run gives the same picture on every machine.',
	kinds: {
		png: { label: 'Picture (PNG)', detail: 'The stage at this moment, sharp enough for a slide.' },
		svg: { label: 'Picture (SVG)', detail: 'The stage at this moment, sharp at any size.' },
		storyboard: { label: 'Storyboard', detail: 'Numbered stills with captions, one for each thing that was done.' },
		film: { label: 'Film (WebM)', detail: 'A stretch of the run, frame by frame of its own time.' },
		yaml: {
			label: 'Manifests (YAML)',
			detail: 'What was asked of the cluster. kubectl apply takes it, and so does Import YAML.',
		},
		scorm: { label: 'Lesson (SCORM 1.2)', detail: 'The open lesson as a package for a learning platform.' },
	},
	save: (label: string) => `Save: ${label}`,
	saveShort: 'Save',
	cancel: 'Cancel',
	making: 'Being made',
	saved: (name: string) => `Saved ${name}`,
	failed: 'It could not be made.',
	noEncoder: 'This browser cannot encode video.',
	tooLong: 'A film may be two minutes long at most.',
	from: 'From',
	to: 'To',
	speed: 'Speed of the film',
	filmLength: (seconds: number) => `${seconds} s of film, 1280 × 720`,
	filmLong: (seconds: number) => `${seconds} s of film: at most 120 s can be made`,
	before: 'Before',
	/** What a command did, by its type. */
	codes: commands,
};
