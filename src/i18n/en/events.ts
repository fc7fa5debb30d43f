/** The list of the cluster's events. */
export const events = {
	title: 'Events',
	filter: 'Which events',
	filters: { all: 'All', Warning: 'Warnings', Normal: 'Normal' },
	columns: { lastSeen: 'Last seen', type: 'Type', reason: 'Reason', object: 'Object', message: 'Message' },
};
