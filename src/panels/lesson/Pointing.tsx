import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useMessages } from '../../i18n/language.ts';
import { useDrag } from '../../simulation/drag.ts';
import { useLesson } from '../../simulation/lesson/state.ts';
import { followBox } from '../../ui/followBox.ts';
import { elementOf, isInSight } from './targets.ts';

const roomPx = 5;
const framesPerLook = 10;

/** A ring around what the step speaks of, with a label; it goes where that goes, and is gone while anything is dragged. */
export function Pointing() {
	const words = useMessages().lesson;
	const target = useLesson(({ lesson, step, phase }) =>
		phase === 'doing' || phase === 'asking' ? lesson?.steps[step]?.point : undefined,
	);
	const isDragging = useDrag((state) => state.cargo !== undefined);
	const ring = useRef<HTMLDivElement>(null);
	useEffect(() => {
		if (target === undefined || isDragging) return;
		// In a list that scrolls it may be out of sight; the stage looks after itself.
		if (!target.startsWith('pod/') && !target.startsWith('container/') && !target.startsWith('node/'))
			elementOf(target)?.scrollIntoView({ block: 'nearest' });
		let count = 0;
		let isSeen = false;
		const boxOf = () => {
			const element = elementOf(target);
			// What covers what changes seldom, and asking isn't cheap.
			if (count % framesPerLook === 0) isSeen = element !== undefined && isInSight(element);
			count += 1;
			return isSeen ? element?.getBoundingClientRect() : undefined;
		};
		return followBox(ring, boxOf, roomPx);
	}, [target, isDragging]);
	if (target === undefined || isDragging) return null;
	return createPortal(
		<div
			ref={ring}
			aria-hidden
			data-pointing={target}
			className="lesson-ring pointer-events-none fixed top-0 left-0 z-40 hidden rounded-xl border-[3px] border-accent"
		>
			<span className="absolute -top-3 right-3 rounded-full bg-accent px-2 text-sm font-semibold text-on-accent">
				{words.here}
			</span>
		</div>,
		document.body,
	);
}
