import { type ReactNode, type RefObject, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { placeBeside, type Side } from './place.ts';

const openDelayMs = 450;

/** How an element asks for its tooltip: spread on it beside its own handlers. */
export interface TooltipTrigger {
	'aria-describedby'?: string;
	onPointerEnter(event: { pointerType: string }): void;
	onPointerLeave(): void;
	onFocus(event: { currentTarget: Element }): void;
	onBlur(): void;
	onPointerDown(): void;
}

/**
 * A tooltip of text for `anchor`: after a moment under the mouse, at once under keyboard focus, gone with Escape;
 * it stays while the mouse is on the tip itself.
 */
export function useTooltip(
	anchor: RefObject<HTMLElement | null>,
	content: ReactNode,
	{ side = 'bottom', describes = false }: { side?: Side; describes?: boolean } = {},
): { trigger: TooltipTrigger; tip: ReactNode } {
	const [open, setOpen] = useState(false);
	const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
	const id = useId();

	const later = (next: boolean, ms: number) => {
		clearTimeout(timer.current);
		timer.current = setTimeout(() => setOpen(next), ms);
	};
	const now = (next: boolean) => {
		clearTimeout(timer.current);
		setOpen(next);
	};
	useEffect(() => () => clearTimeout(timer.current), []);
	useEffect(() => {
		if (!open) return;
		const onKeyDown = (event: KeyboardEvent) => {
			if (event.key === 'Escape') setOpen(false);
		};
		window.addEventListener('keydown', onKeyDown);
		return () => window.removeEventListener('keydown', onKeyDown);
	}, [open]);

	return {
		trigger: {
			...(describes && open ? { 'aria-describedby': id } : {}),
			onPointerEnter: (event) => {
				if (event.pointerType !== 'touch') later(true, openDelayMs);
			},
			onPointerLeave: () => later(false, 80),
			onFocus: (event) => {
				if (event.currentTarget.matches(':focus-visible')) now(true);
			},
			onBlur: () => now(false),
			onPointerDown: () => now(false),
		},
		tip:
			open && content ? (
				<Tip id={id} anchor={anchor} side={side} onEnter={() => now(true)} onLeave={() => later(false, 80)}>
					{content}
				</Tip>
			) : null,
	};
}

interface TipProps {
	id: string;
	anchor: RefObject<HTMLElement | null>;
	side: Side;
	onEnter(): void;
	onLeave(): void;
	children: ReactNode;
}

function Tip({ id, anchor, side, onEnter, onLeave, children }: TipProps) {
	const element = useRef<HTMLDivElement>(null);
	useLayoutEffect(() => {
		const tip = element.current;
		if (!tip || !anchor.current) return;
		tip.showPopover();
		const { width, height } = tip.getBoundingClientRect();
		const view = { width: window.innerWidth, height: window.innerHeight };
		const place = placeBeside(anchor.current.getBoundingClientRect(), { width, height }, view, {
			side,
			align: 'center',
			gap: 6,
		});
		tip.style.left = `${place.left}px`;
		tip.style.top = `${place.top}px`;
	}, [anchor, side]);
	return (
		<div
			ref={element}
			id={id}
			role="tooltip"
			popover="manual"
			onPointerEnter={onEnter}
			onPointerLeave={onLeave}
			className="fixed m-0 max-w-72 rounded-md border border-line bg-raised px-2.5 py-1.5 text-sm text-text shadow-float"
		>
			{children}
		</div>
	);
}
