/** What has just come about, as checks that a lesson could ask for: each holds now, and didn't when the step began. */

import { type Check, holds } from '../checks/index.ts';
import { draftRoles } from '../checks/objects.ts';
import { podsThat, rolesOf } from '../checks/pods.ts';
import type { Situation } from '../checks/situation.ts';
import { crosses } from '../checks/traffic.ts';

const suggestionsMax = 20;

function aboutPods(situation: Situation): Check[] {
	const checks: Check[] = [];
	for (const pod of podsThat(situation, {})) {
		const only = rolesOf(pod);
		const ready = podsThat(situation, { only, state: 'ready' }).length;
		if (ready > 0) checks.push({ is: 'pods', which: { only, state: 'ready' }, atLeast: ready });
		const node = pod.spec.nodeName;
		if (node !== undefined) checks.push({ is: 'pods', which: { only, node, state: 'ready' } });
		checks.push({ is: 'pods', which: { only, state: 'pending' } });
		checks.push({ is: 'pods', which: { only, state: 'failing' } });
		for (const role of new Set(only)) checks.push({ is: 'restarted', which: { only }, role });
	}
	for (const pod of situation.start.objects.Pod.values()) {
		const only = rolesOf(pod);
		checks.push({ is: 'gone', which: { only } });
		const left = podsThat(situation, { only, state: 'ready' }).length;
		checks.push({ is: 'pods', which: { only, state: 'ready' }, atMost: left });
	}
	return checks;
}

function aboutPackets(situation: Situation): Check[] {
	const { now, start } = situation;
	const pods = new Map([...now.objects.Pod.values()].map((pod) => [pod.metadata.uid, rolesOf(pod)]));
	const checks: Check[] = [];
	for (const story of now.traffic.stories) {
		if (story.at < start.now) continue;
		for (const leg of story.legs) {
			const [first, last] = [leg.hops[0]?.place, leg.hops.at(-1)?.place];
			const from = first && 'uid' in first ? pods.get(first.uid) : undefined;
			const to = last && 'uid' in last ? pods.get(last.uid) : undefined;
			if (leg.kind !== 'request' || leg.outcome !== 'delivered' || !from || !to) continue;
			const { kind, outcome, link } = leg;
			checks.push({ is: 'packet', kind, outcome, link, crosses: crosses(leg), from: { only: from }, to: { only: to } });
		}
	}
	return checks;
}

/** The checks to choose from, each once, what says most first. */
export function suggestChecks(situation: Situation): Check[] {
	const { now } = situation;
	const candidates: Check[] = [
		...aboutPods(situation),
		...draftRoles(now).map((only): Check => ({ is: 'draft', only })),
		...aboutPackets(situation),
		{ is: 'podNetwork', value: now.settings.podNetwork },
		{ is: 'scheduling', value: now.settings.scheduling },
	];
	const before: Situation = { now: situation.start, start: situation.start, deeds: [] };
	const seen = new Set<string>();
	return candidates
		.filter((check) => {
			const text = JSON.stringify(check);
			const isNew = !seen.has(text);
			seen.add(text);
			return isNew && holds(check, situation) && !holds(check, before);
		})
		.slice(0, suggestionsMax);
}
