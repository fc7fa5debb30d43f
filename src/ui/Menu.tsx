import { Check } from 'lucide-react';
import {
	type KeyboardEvent,
	type ReactNode,
	type RefObject,
	useEffect,
	useId,
	useLayoutEffect,
	useRef,
	useState,
} from 'react';
import { cx } from './cx.ts';
import { type Align, placeBeside, type Side } from './place.ts';

export interface MenuItem {
	key: string;
	label: string;
	/** A second line. */
	detail?: string | undefined;
	icon?: ReactNode;
	shortcut?: ReactNode;
	/** Makes it one of a set of choices. */
	checked?: boolean;
	/** Can't be chosen now; `detail` should say why. */
	disabled?: boolean;
	danger?: boolean;
	onChoose(): void;
}

export interface MenuSection {
	key: string;
	heading?: string;
	items: readonly MenuItem[];
}

export interface MenuProps {
	label: string;
	anchor: RefObject<HTMLElement | null>;
	/** A function is called when the menu opens. */
	sections: readonly MenuSection[] | (() => readonly MenuSection[]);
	onClose(): void;
	side?: Side;
	align?: Align;
}

/** A menu beside its anchor, open while it's mounted: arrows, Home, End, first letters, Enter, Escape, Tab closes. */
export function Menu({ label, anchor, sections, onClose, side = 'bottom', align = 'start' }: MenuProps) {
	const element = useRef<HTMLDivElement>(null);
	const [shown] = useState(sections);

	useLayoutEffect(() => {
		const menu = element.current;
		if (!menu || !anchor.current) return;
		menu.showPopover();
		const { width, height } = menu.getBoundingClientRect();
		const view = { width: window.innerWidth, height: window.innerHeight };
		const place = placeBeside(anchor.current.getBoundingClientRect(), { width, height }, view, { side, align, gap: 6 });
		menu.style.left = `${place.left}px`;
		menu.style.top = `${place.top}px`;
		menu.style.maxHeight = `${place.maxHeight}px`;
		(menu.querySelector<HTMLElement>('[aria-checked="true"]') ?? itemsOf(menu)[0])?.focus();
	}, [anchor, side, align]);

	const close = (returnFocus: boolean) => {
		if (returnFocus) anchor.current?.focus();
		onClose();
	};
	const latestClose = useRef(close);
	latestClose.current = close;

	useEffect(() => {
		const onPointerDown = (event: PointerEvent) => {
			const target = event.target as Node;
			if (element.current?.contains(target) || anchor.current?.contains(target)) return;
			latestClose.current(false);
		};
		const onResize = () => latestClose.current(false);
		window.addEventListener('pointerdown', onPointerDown, { capture: true });
		window.addEventListener('resize', onResize);
		return () => {
			window.removeEventListener('pointerdown', onPointerDown, { capture: true });
			window.removeEventListener('resize', onResize);
		};
	}, [anchor]);

	const onKeyDown = (event: KeyboardEvent) => {
		const items = itemsOf(element.current);
		const at = items.indexOf(document.activeElement as HTMLElement);
		const next = nextItem(event.key, items, at);
		if (next) next.focus();
		else if (event.key === 'Escape') close(true);
		else if (event.key === 'Tab') return close(true);
		else return;
		event.preventDefault();
		event.stopPropagation();
	};

	return (
		<div
			ref={element}
			role="menu"
			aria-label={label}
			popover="manual"
			tabIndex={-1}
			onKeyDown={onKeyDown}
			className="fixed m-0 max-w-[min(24rem,calc(100vw-1rem))] min-w-52 overflow-y-auto rounded-lg border border-line bg-raised p-1 text-text shadow-float outline-none"
		>
			{shown.map((section, index) => (
				<Section key={section.key} section={section} first={index === 0} close={() => close(true)} />
			))}
		</div>
	);
}

function itemsOf(menu: HTMLElement | null): HTMLElement[] {
	return [...(menu?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? [])];
}

function nextItem(key: string, items: HTMLElement[], at: number): HTMLElement | undefined {
	if (key === 'ArrowDown') return items[(at + 1) % items.length];
	if (key === 'ArrowUp') return items[(at - 1 + items.length) % items.length];
	if (key === 'Home') return items[0];
	if (key === 'End') return items.at(-1);
	if (key.length !== 1 || key === ' ') return undefined;
	const after = [...items.slice(at + 1), ...items.slice(0, at + 1)];
	return after.find((item) => item.textContent?.trim().toLowerCase().startsWith(key.toLowerCase()));
}

function Section({ section, first, close }: { section: MenuSection; first: boolean; close(): void }) {
	const headingId = useId();
	if (section.items.length === 0) return null;
	return (
		// biome-ignore lint/a11y/useSemanticElements: a fieldset isn't allowed in a menu; role=group is.
		<div
			role="group"
			aria-labelledby={section.heading ? headingId : undefined}
			className={cx(!first && 'mt-1 border-t border-line pt-1')}
		>
			{section.heading ? (
				<div id={headingId} className="px-2.5 pt-1 pb-0.5 text-sm font-medium text-text-faint">
					{section.heading}
				</div>
			) : null}
			{section.items.map((item) => (
				<Item key={item.key} item={item} close={close} />
			))}
		</div>
	);
}

function Item({ item, close }: { item: MenuItem; close(): void }) {
	const choose = () => {
		if (item.disabled) return;
		close();
		item.onChoose();
	};
	return (
		// biome-ignore lint/a11y/useAriaPropsSupportedByRole: aria-checked is set only where the role is menuitemradio.
		<button
			type="button"
			role={item.checked === undefined ? 'menuitem' : 'menuitemradio'}
			aria-checked={item.checked}
			aria-disabled={item.disabled || undefined}
			tabIndex={-1}
			onClick={choose}
			onPointerMove={(event) => event.currentTarget.focus({ preventScroll: true })}
			className={cx(
				'flex w-full items-start gap-2.5 rounded-md px-2.5 py-1.5 text-left text-sm outline-none focus:bg-hover',
				item.disabled && 'cursor-not-allowed! text-text-faint',
				item.danger && !item.disabled && 'text-failing-text',
			)}
		>
			{item.icon ? <span className="mt-0.5 shrink-0 text-text-muted">{item.icon}</span> : null}
			<span className="min-w-0 flex-1">
				<span className="block">{item.label}</span>
				{item.detail ? <span className="block text-text-muted">{item.detail}</span> : null}
			</span>
			{item.shortcut}
			{item.checked ? <Check size={16} aria-hidden className="mt-0.5 shrink-0 text-accent-text" /> : null}
		</button>
	);
}

export interface MenuButtonProps extends Omit<MenuProps, 'anchor' | 'onClose'> {
	/** Draws the button; spread `props` on it. */
	children(props: {
		ref: RefObject<HTMLButtonElement | null>;
		'aria-haspopup': 'menu';
		'aria-expanded': boolean;
		onClick(): void;
	}): ReactNode;
}

/** A button with its menu. */
export function MenuButton({ children, ...menu }: MenuButtonProps) {
	const anchor = useRef<HTMLButtonElement>(null);
	const [open, setOpen] = useState(false);
	return (
		<>
			{children({
				ref: anchor,
				'aria-haspopup': 'menu',
				'aria-expanded': open,
				onClick: () => setOpen(!open),
			})}
			{open ? <Menu {...menu} anchor={anchor} onClose={() => setOpen(false)} /> : null}
		</>
	);
}
