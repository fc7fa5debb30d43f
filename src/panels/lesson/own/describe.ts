/** Checks in words, for whoever makes a lesson. */
import type { Messages } from '../../../i18n/en/index.ts';
import type { Check } from '../../../simulation/lesson/writing.ts';

type PodQuery = Extract<Check, { is: 'pods' }>['which'];

export function describeCheck(check: Check, messages: Messages): string {
	const words = messages.lesson.write.checks;
	const { roles } = messages.common;
	const names = (list: PodQuery['only']): string => (list ?? []).map((role) => roles[role]).join(' + ');
	switch (check.is) {
		case 'all':
			return check.of.map((each) => describeCheck(each, messages)).join(' · ');
		case 'pods': {
			const { only, state, node } = check.which;
			if (state === 'pending') return words.pending(names(only));
			if (state === 'failing') return words.failing(names(only));
			if (check.atMost !== undefined) return words.atMost(check.atMost, names(only));
			return words.ready(check.atLeast ?? 1, names(only), node === undefined ? '' : words.onNode(node));
		}
		case 'gone':
			return words.gone(names(check.which.only));
		case 'restarted':
			return words.restarted(check.role ? roles[check.role] : names(check.which.only));
		case 'draft':
			return words.draft(names(check.only));
		case 'packet': {
			const where = check.link === 'localhost' ? words.localhost : check.crosses ? words.otherNode : words.sameNode;
			return words.packet(names(check.from?.only), names(check.to?.only)) + where;
		}
		case 'podNetwork':
			return words.podNetwork(messages.app.podNetworks[check.value].label);
		case 'scheduling':
			return words.scheduling(messages.app.schedulingModes[check.value].label);
		default:
			return check.is;
	}
}
