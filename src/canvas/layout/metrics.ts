/** Sizes of everything on the stage, in px at zoom 1. The style sheet follows these, nothing is measured. */
export const metrics = {
	pod: {
		width: 240,
		header: 54,
		/** From rim to block: the `lo` rail runs on the left, the way out to eth0 on the right. */
		side: 26,
		rail: 13,
		gap: 8,
		footer: 26,
		/** The message of FailedScheduling under the header. */
		reason: 66,
		/** How far the eth0 dot stands from the right rim. */
		eth0FromRight: 34,
	},
	block: { height: 54, ports: 26 },
	draft: { footer: 88 },
	machine: {
		header: 88,
		padding: 20,
		columnGap: 24,
		/** Holds the address on the rim above and the veth lanes. */
		rowGap: 34,
		emptyPods: 132,
		aboveBridge: 34,
		bridge: 30,
		belowBridge: 68,
		stemFromRight: 60,
		vxlan: { width: 78, height: 26 },
	},
	lane: { first: 7, step: 5, count: 3, drop: 17 },
	tray: { empty: { width: 120, height: 124 }, header: 44, padding: 14, gap: 18, shown: 12 },
	network: { gap: 58, height: 62 },
	outside: { width: 132, height: 62 },
	/** `perCharacter`: the wider of the bold sans and the mono face at 14 px. */
	service: { height: 54, gap: 10, above: 30, around: 30, perCharacter: 8.6, extra: 74, widest: 340 },
	stage: { gap: 36, trunk: 26, trunkStep: 9 },
} as const;
