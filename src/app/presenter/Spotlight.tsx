import { useEffect, useRef } from 'react';
import type { Selection } from '../../simulation/views.ts';
import { followBox } from '../../ui/followBox.ts';

/** Where the thing is on the page. */
function elementOf(selection: Selection): Element | null {
	const named = (attribute: string, name: string) => document.querySelector(`[${attribute}="${CSS.escape(name)}"]`);
	switch (selection.kind) {
		case 'node':
			return named('data-machine', selection.name);
		case 'pod':
		case 'container':
			return named('data-pod', selection.uid);
		case 'draft':
		case 'draftContainer':
			return named('data-draft', selection.name);
		case 'service':
			return named('data-service', selection.name);
	}
}

const margin = 14;

/** Everything dark but one thing; it stays on it wherever that goes. */
export function Spotlight({ selection }: { selection: Selection }) {
	const hole = useRef<HTMLDivElement>(null);
	useEffect(() => followBox(hole, () => elementOf(selection)?.getBoundingClientRect(), margin), [selection]);
	return (
		<div aria-hidden="true" className="pointer-events-none fixed inset-0 z-20 overflow-hidden">
			<div
				ref={hole}
				data-spotlight=""
				className="absolute top-0 left-0 rounded-[2rem] shadow-[0_0_0_200vmax_#04070bb8] outline-4 outline-accent"
			/>
		</div>
	);
}
