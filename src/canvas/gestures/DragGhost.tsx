import { Ban, Check } from 'lucide-react';
import { type RefObject, useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useMessages } from '../../i18n/language.ts';
import { useDrag } from '../../simulation/drag.ts';
import type { Cargo } from '../../simulation/gestures.ts';
import { paletteEntries } from '../../simulation/palette.ts';
import { draftView, podView } from '../../simulation/select.ts';
import { simulation } from '../../simulation/store.ts';
import { cx } from '../../ui/cx.ts';
import { type Role, RoleIcon } from '../icons.tsx';

interface Look {
	name: string;
	/** One block a container; none for a container itself. */
	blocks: number;
	role?: Role | undefined;
}

/** How the cargo looks in miniature. */
function lookOf(cargo: Cargo): Look {
	const { cluster } = simulation.getState();
	if (cargo.kind === 'newContainer') {
		const entry = paletteEntries.find(({ key }) => key === cargo.palette);
		return { name: entry?.container.name ?? cargo.palette, blocks: 0, role: entry?.role };
	}
	if (cargo.kind === 'draft') {
		return { name: cargo.name, blocks: draftView(cluster, cargo.name)?.containers.length ?? 1 };
	}
	if (cargo.kind === 'pod') {
		return { name: cargo.name, blocks: podNamed(cargo.namespace, cargo.name)?.containers.length ?? 1 };
	}
	const { from } = cargo;
	const view = from.kind === 'draft' ? draftView(cluster, from.name) : podNamed(from.namespace, from.name);
	const container = view?.containers.find(({ name }) => name === cargo.container);
	return { name: cargo.container, blocks: 0, role: container?.role };
}

function podNamed(namespace: string, name: string) {
	const { cluster } = simulation.getState();
	const uid = cluster.objects.Pod.get(`${namespace}/${name}`)?.metadata.uid;
	return uid === undefined ? undefined : podView(cluster, uid);
}

/** Follows the pointer while something is dragged, from the palette or on the stage, and says what a drop would do. */
export function DragGhost() {
	const cargo = useDrag((state) => state.cargo);
	return cargo ? createPortal(<Ghost cargo={cargo} />, document.body) : null;
}

/** Nearer to the right edge than this it hangs to the left of the pointer. */
const roomFor = 310;

let lastPointer = { x: -1000, y: -1000 };

/** Where the pointer is, also before the first move of a drag. */
function usePointer(element: RefObject<HTMLElement | null>): void {
	useEffect(() => {
		const show = () => {
			const { x, y } = lastPointer;
			if (!element.current) return;
			element.current.style.transform = `translate(${x}px, ${y}px)`;
			element.current.toggleAttribute('data-left', x > window.innerWidth - roomFor);
		};
		const onPointerMove = (event: PointerEvent) => {
			lastPointer = { x: event.clientX, y: event.clientY };
			show();
		};
		show();
		window.addEventListener('pointermove', onPointerMove);
		return () => window.removeEventListener('pointermove', onPointerMove);
	}, [element]);
}

/** Must be called once in the page: a drag begins after the move that began it. */
export function watchPointer(): () => void {
	const remember = (event: PointerEvent) => {
		lastPointer = { x: event.clientX, y: event.clientY };
	};
	const options = { capture: true, passive: true };
	window.addEventListener('pointermove', remember, options);
	window.addEventListener('pointerdown', remember, options);
	return () => {
		window.removeEventListener('pointermove', remember, options);
		window.removeEventListener('pointerdown', remember, options);
	};
}

function Ghost({ cargo }: { cargo: Cargo }) {
	const element = useRef<HTMLDivElement>(null);
	usePointer(element);
	const { name, blocks, role } = lookOf(cargo);
	return (
		<div
			ref={element}
			aria-hidden="true"
			data-ghost=""
			className="group pointer-events-none fixed top-0 left-0 z-[1000] text-text select-none"
		>
			<div className="stage-ghost absolute top-2 left-3 flex w-max flex-col items-start gap-1.5 group-data-left:right-3 group-data-left:left-auto group-data-left:items-end">
				<div
					className={cx(
						'flex items-center gap-2 bg-raised px-3 py-2 text-sm font-semibold shadow-float ring-1 ring-accent ring-inset',
						blocks > 0 ? 'rounded-pod' : 'rounded-lg',
					)}
				>
					{role ? <RoleIcon role={role} className="text-text-muted" /> : null}
					<span className="max-w-48 truncate">{name}</span>
					{Array.from({ length: Math.min(blocks, 4) }, (_, index) => (
						// biome-ignore lint/suspicious/noArrayIndexKey: equal marks that only count.
						<span key={index} className="h-4 w-3 rounded-sm bg-accent-soft ring-1 ring-accent/50 ring-inset" />
					))}
				</div>
				<Outcome />
			</div>
		</div>
	);
}

/** What the place under the pointer says. */
function Outcome() {
	const { drop } = useMessages().canvas;
	const target = useDrag((state) => state.target);
	const planned = useDrag((state) => state.plan);
	const cargo = useDrag((state) => state.cargo);
	if (!target || !cargo) return null;
	const isPlacing = cargo.kind === 'draft' && target.kind === 'canvas';
	const refusal = !isPlacing && planned && 'refusal' in planned ? planned.refusal.message : undefined;
	const consequence = planned && 'consequence' in planned ? planned.consequence : undefined;
	const text = isPlacing
		? drop.accepts.place
		: (refusal ?? (consequence ? (drop.consequences[consequence] ?? consequence) : drop.accepts[target.kind]));
	const Icon = refusal === undefined ? Check : Ban;
	return (
		<div
			data-outcome={refusal === undefined ? 'takes' : 'refuses'}
			className={cx(
				'flex max-w-72 items-start gap-1.5 rounded-md px-2 py-1 text-sm font-medium shadow-float ring-1 ring-inset',
				refusal === undefined
					? 'bg-running-soft text-running-text ring-drop'
					: 'bg-failing-soft text-failing-text ring-refuse',
			)}
		>
			<Icon size={15} strokeWidth={2.5} aria-hidden className="mt-[3px] shrink-0" />
			<span>{text}</span>
		</div>
	);
}
