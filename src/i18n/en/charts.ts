/** Charts over time, wherever they stand. */
export const charts = {
	units: { perSecond: 'req/s', cores: 'cores', requests: 'requests' },
	cursor: (chart: string) => `Time in the chart ${chart}`,
	nothingYet: 'Nothing measured yet',
	time: 'Time',
	happened: 'What happened',
	moreRows: (shown: string) => `The newest ${shown} rows. The CSV file has all of them.`,
};
