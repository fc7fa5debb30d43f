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
	/** A shared drum below the containers; `shown` of them at most. `line`: from its left end, where the first mount comes down. */
	volume: { height: 36, gap: 8, shown: 3, line: 18, lineStep: 12 },
	block: { height: 54, ports: 25, padding: 10, kindWidth: 62 },
	draft: { footer: 88 },
	machine: {
		header: 80,
		padding: 20,
		columnGap: 24,
		/** Holds the address on the rim above and the veth lanes. */
		rowGap: 34,
		emptyPods: 132,
		aboveBridge: 26,
		bridge: 30,
		belowBridge: 54,
		/** In line with the eth0 of a pod above. */
		stemFromRight: 54,
		bridgeInset: 7,
		vxlan: { width: 22, height: 18, below: 10 },
	},
	lane: { first: 5, step: 4, count: 2, drop: 17 },
	tray: {
		empty: { width: 120, height: 96 },
		emptyNarrow: { width: 280, height: 46 },
		header: 44,
		padding: 14,
		gap: 18,
		shown: 12,
	},
	/** `rail`: the line that packets take, below its upper rim. */
	network: { gap: 36, height: 54, rail: 16 },
	outside: { width: 120, height: 54 },
	/** `perCharacter`: the wider of the bold sans and the mono face at 14 px. */
	service: { height: 52, gap: 10, above: 20, around: 30, perCharacter: 9.4, extra: 74, widest: 340 },
	stage: { gap: 36, trunk: 26, trunkStep: 9 },
} as const;
