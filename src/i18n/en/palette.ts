export const palette = {
	title: 'Palette',
	outline: 'Outline',
	containers: 'Containers',
	help: 'Drag onto the stage, or click.',
	helpTouch: 'Tap, or hold and drag onto the stage.',
	addNode: 'Add a node',
	addNodeDetail: 'One more machine',
	/** What each role does, in one line. */
	roles: {
		frontend: 'Serves pages',
		backend: 'Answers API calls',
		database: 'Keeps data on disk',
		cache: 'Answers from memory',
		proxy: 'Forwards requests',
		worker: 'Works off a queue',
		client: 'Sends requests',
		logShipper: 'Sends logs on',
		logRotator: 'Keeps log files small',
		contentPuller: 'Fetches content',
		allInOne: 'Three jobs in one',
		tool: 'A shell to look around',
		generic: 'Listens on its ports',
	},
	/** What a drop here will do besides, by its code. */
	consequences: {
		replacesPod: 'The pod will be deleted and created again',
		rollsOut: 'Its Deployment will roll out new pods',
		controllerReplaces: 'Its controller will make another pod',
		adopts: 'A ReplicaSet will adopt it',
		bindsByHand: 'Bound by hand, without the scheduler',
	},
	placeMenu: (name: string) => `Place ${name}`,
};
