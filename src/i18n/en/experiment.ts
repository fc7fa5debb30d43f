/** Two designs under the same load, side by side. */
export const experiment = {
	title: 'Compare two designs',
	intro: 'Both run under the same load with the same seed, apart from the stage and much faster than real time.',
	builtin: 'Experiments',
	ownTitle: 'Any two scenarios',
	/** Titles and questions of the built-in experiments, by their title; other titles are shown as they are. */
	texts: {
		onePodOrTwo: {
			title: 'One pod or two?',
			question: 'The front end has most of the work. Front and back end in one pod, or each in its own?',
		},
		bothGrowAlike: {
			title: 'Both grow alike',
			question: 'Front and back end need the same share at any load. Is it still cheaper to split them?',
		},
		scaleWhatIsHot: {
			title: 'Scale only what is hot',
			question: 'One tier is busy, two are not. Three replicas of all, or of the busy one?',
		},
		replicatedDatabase: {
			title: 'A second database',
			question: 'A database is copied as if it kept nothing. Who has which data then?',
		},
	},
	designs: {
		onePod: 'One pod',
		twoPods: 'Two pods',
		scaleAll: 'All tiers × 3',
		scaleHot: 'Only api × 3',
		oneDatabase: 'One database',
		twoDatabases: 'Two databases',
	},
	start: 'Run',
	again: 'Run again',
	cancel: 'Cancel',
	back: 'Other designs',
	side: (letter: string) => `Design ${letter}`,
	sources: { present: 'This run', link: 'A link', file: 'A saved file', builtins: 'Built-in scenarios' },
	linkField: 'Link of a scenario',
	fileField: 'Saved run (.podarium.json)',
	duration: 'Run for',
	durations: { minute: '1 min', three: '3 min', five: '5 min', ten: '10 min' },
	loadPerSecond: 'Load, requests a second',
	loadHint: 'Put on the first Service of each design. 0: only the load that a design brings itself.',
	noService: (letter: string) => `Design ${letter} has no Service to put the load on.`,
	seed: 'Seed',
	notANumber: (min: string, max: string) => `A whole number from ${min} to ${max}`,
	missing: (letter: string) => `Choose what design ${letter} is.`,
	running: 'Running both designs',
	progress: (design: string, percent: string) => `${design}: ${percent} %`,
	cancelled: 'Cancelled. Nothing was measured.',
	failed: (message: string) => `The run broke off: ${message}`,
	refused: (design: string, message: string) => `${design} was not accepted: ${message}`,
	results: 'What came out',
	view: 'Shown as',
	views: { charts: 'Charts', table: 'Table over time' },
	download: 'Download CSV',
	copyLink: 'Copy the link of this comparison',
	linkTooLong: 'This comparison is too large for a link.',
	linkDetail: 'Whoever opens the link runs it again and gets the same numbers.',
	charts: { throughput: 'Throughput', p99: 'Latency, p99', cpu: 'CPU', memory: 'Memory' },
	series: {
		asked: 'asked',
		answered: (letter: string) => `${letter} answered`,
		p99: (letter: string) => `${letter} p99`,
		reserved: (letter: string) => `${letter} reserved`,
		used: (letter: string) => `${letter} used`,
	},
	/** Of the last quarter of the run, when it has settled. */
	table: 'The last quarter of the run',
	rows: {
		asked: 'Asked',
		answered: 'Answered',
		p50: 'Latency, p50',
		p99: 'Latency, p99',
		cpuReserved: 'CPU reserved',
		cpuUsed: 'CPU used',
		memoryReserved: 'Memory reserved',
		memoryUsed: 'Memory used',
		pods: 'Pods',
		pending: 'Pods without a node',
		failed: 'Not answered in the whole run',
		records: 'Records in each replica',
	},
	better: 'better',
	/** Clauses of one sentence: the first, a colon, the others. */
	findings: {
		noLoad: 'Nobody asked anything of either design',
		onlyOneServes: (better: string, share: string, other: string, otherShare: string) =>
			`Only “${better}” serves the load, of which it answers ${share} % and “${other}” ${otherShare} %`,
		neitherServes: (first: string, share: string, second: string, otherShare: string) =>
			`Neither serves the load, of which “${first}” answers ${share} % and “${second}” ${otherShare} %`,
		bothServe: 'Both serve the load',
		fewerCores: (better: string, cores: string, otherCores: string, percent: string) =>
			`“${better}” needs ${cores} reserved cores instead of ${otherCores} (${percent} % fewer)`,
		/** Where not both serve: it reserves less, but perhaps because it does less. */
		reservesLess: (better: string, cores: string, otherCores: string) =>
			`“${better}” reserves less CPU (${cores} instead of ${otherCores} cores)`,
		sameCores: (cores: string) => `neither is cheaper in CPU (both reserve ${cores} cores)`,
		lessMemory: (better: string, memory: string, otherMemory: string) =>
			`“${better}” reserves less memory (${memory} instead of ${otherMemory})`,
		faster: (better: string, p99: string, otherP99: string) =>
			`“${better}” answers faster (p99 ${p99} instead of ${otherP99})`,
		diverging: (design: string, container: string, records: string, total: string) =>
			`in “${design}” the replicas of ${container} hold different data (${records} of ${total} records), and whoever asks one of them sees only its part`,
	},
};
