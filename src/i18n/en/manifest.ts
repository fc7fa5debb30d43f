/** Pasting and dropping YAML. */
export const manifest = {
	title: 'Import YAML',
	intro: 'Paste Kubernetes manifests, or choose a file. Several documents and several files are fine.',
	area: 'Manifests',
	placeholder:
		'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: nginx\n      image: nginx',
	chooseFile: 'Choose files…',
	reading: 'Reading…',
	mode: 'Open',
	modes: {
		replace: { label: 'As a new scenario', detail: 'Starts a fresh cluster. Undo brings the present one back.' },
		add: { label: 'Add to this cluster', detail: 'Like kubectl apply, at this moment.' },
	},
	nodes: 'Nodes',
	fewerNodes: 'Fewer nodes',
	moreNodes: 'More nodes',
	openNew: 'Open',
	apply: 'Apply',
	found: (count: number) => (count === 1 ? '1 object' : `${count} objects`),
	errors: (count: number) => (count === 1 ? '1 problem' : `${count} problems`),
	errorsIntro: 'Nothing was opened. Your text is still here.',
	where: (document: number, line: number, column: number) => `Document ${document}, line ${line}, column ${column}`,
	showLine: 'Show in the text',
	notSimulated: (count: number) =>
		count === 1 ? '1 object is kept but not simulated' : `${count} objects are kept but not simulated`,
	notSimulatedDetail: 'Podarium runs Pods, ReplicaSets, Deployments, Services and Nodes.',
	empty: 'There is nothing in it to open.',
	unreadableFile: (file: string) => `${file} could not be read.`,
	tooLarge: (file: string) => `${file} is larger than 1 MB.`,
	refused: 'The cluster refused it',
};
