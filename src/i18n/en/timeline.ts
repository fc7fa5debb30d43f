/** The transport at the foot of the page: time, pace and traffic. */
export const timeline = {
	title: 'Time and traffic',
	play: 'Play',
	pause: 'Pause',
	step: 'Step to the next event',
	stepBack: 'Step back',
	speed: 'Speed',
	speedValue: (speed: string) => `${speed}×`,
	speedSpoken: (speed: string) => `${speed} seconds of the cluster in one second`,
	clockTitle: (time: string) => `Virtual time ${time}. Click to go to another time.`,
	goTo: 'Go to time (min:sec)',
	badTime: 'Write a time such as 1:30 or 90',
	scrubber: 'Timeline',
	legend: 'Traffic',
	links: {
		localhost: { label: 'localhost', detail: 'Inside a pod, over its own loopback. It never leaves the pod.' },
		pod: { label: 'Pod to pod', detail: 'From pod IP to pod IP over the flat network, with no NAT.' },
		outside: { label: 'Outside', detail: 'From people outside the cluster, through a Service.' },
	},
	sample: 'a sample',
	sampleDetail: 'What flies is a sample; the rates are exact.',
	rate: (perSecond: string) => `${perSecond}/s`,
	hashTitle: (hash: string) =>
		`Event hash ${hash}: the fingerprint of everything that has happened. The same link gives the same hash.`,
	copyHash: 'Copy the event hash',
	hashWhilePlaying: 'Event hash: stop the clock to read it',
};
