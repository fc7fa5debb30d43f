export const palette = {
	title: 'Palette',
	outline: 'Outline',
	containers: 'Containers',
	help: 'Drag onto the stage, or press Enter for a menu.',
	addNode: 'Node',
	addNodeDetail: 'One more machine for pods to run on',
	addNodeAction: 'Add a node',
	/** What each role does, in one line. */
	roles: {
		frontend: 'Serves pages and asks the back end',
		backend: 'Answers API calls',
		database: 'Keeps data on disk',
		cache: 'Answers from memory',
		proxy: 'Passes requests to localhost',
		worker: 'Takes jobs from a queue',
		client: 'Sends requests by itself',
		logShipper: 'Reads log files and sends them on',
		logRotator: 'Keeps log files small',
		contentPuller: 'Fetches content into a shared volume',
		allInOne: 'Front end, back end and logs in one container',
		tool: 'A shell for looking around',
		generic: 'Listens on its declared ports',
	},
	/** What a drop here will do besides, by its code. */
	consequences: {
		replacesPod: 'The pod will be deleted and created again',
		rollsOut: 'Its Deployment will roll out new pods',
		bindsByHand: 'Bound by hand, without the scheduler',
	} as Record<string, string>,
	placeMenu: (name: string) => `Place ${name}`,
};
