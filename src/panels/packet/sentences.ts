/** What a hop is and what changed there, in words. */
import type { Messages } from '../../i18n/en/index.ts';
import type { HopView } from '../../simulation/packetViews.ts';

/** What happens at a hop between Docker hosts: the same rewrites are made for another reason. */
export function dockerSentence({ code, parameters }: HopView, { packet }: Messages): string {
	const sentences: Partial<typeof packet.codes> = packet.contrast.codes;
	return (sentences[code] ?? packet.codes[code])(parameters);
}

/** A sentence for what the hop is, and one for each thing that happens there besides. */
export function hopSentences({ code, also, parameters }: HopView, { packet }: Messages): string[] {
	return [code, ...also].map((each) => packet.codes[each](parameters));
}

const outerFields = new Set(['outerSource', 'outerDestination', 'outerPort']);

/** What changed at the hop, said also where it's nothing. */
export function changeSentence({ index, changed, header }: HopView, { packet }: Messages): string {
	if (index === 0) return packet.start;
	if (changed.length === 0) return packet.changedNothing;
	if (changed.every((field) => outerFields.has(field))) return header.outer ? packet.wrapped : packet.unwrapped;
	return packet.changed(changed.map((field) => packet.fields[field]).join(', '));
}
