/** One icon for each role and state; always beside a word or with a name. The same as the panels use. */
import {
	AppWindow,
	ArrowLeftRight,
	Box,
	CircleAlert,
	CircleCheck,
	CircleDashed,
	CircleMinus,
	CloudDownload,
	Cog,
	Database,
	Hourglass,
	Layers,
	type LucideIcon,
	MousePointerClick,
	RefreshCw,
	ScrollText,
	Terminal,
	Workflow,
	Zap,
} from 'lucide-react';
import type { ContainerView, Tone } from '../simulation/views.ts';
import { cx } from '../ui/cx.ts';

export type Role = ContainerView['role'];

const roleIcons: Record<Role, LucideIcon> = {
	frontend: AppWindow,
	backend: Cog,
	database: Database,
	cache: Zap,
	proxy: ArrowLeftRight,
	worker: Workflow,
	client: MousePointerClick,
	logShipper: ScrollText,
	logRotator: RefreshCw,
	contentPuller: CloudDownload,
	allInOne: Layers,
	tool: Terminal,
	generic: Box,
};

export function RoleIcon({ role, className }: { role: Role; className?: string }) {
	const Icon = roleIcons[role];
	return <Icon size={16} aria-hidden className={cx('shrink-0', className)} />;
}

const toneIcons: Record<Tone, LucideIcon> = {
	running: CircleCheck,
	starting: CircleDashed,
	waiting: Hourglass,
	failing: CircleAlert,
	ending: CircleMinus,
	done: CircleCheck,
};

const toneColours: Record<Tone, string> = {
	running: 'text-running',
	starting: 'text-starting',
	waiting: 'text-waiting',
	failing: 'text-failing',
	ending: 'text-ending',
	done: 'text-done',
};

/** For a state's word, beside its icon. */
export const toneText: Record<Tone, string> = {
	running: 'text-running-text',
	starting: 'text-starting-text',
	waiting: 'text-waiting-text',
	failing: 'text-failing-text',
	ending: 'text-ending-text',
	done: 'text-done-text',
};

export function ToneIcon({ tone, className }: { tone: Tone; className?: string }) {
	const Icon = toneIcons[tone];
	return <Icon size={15} aria-hidden className={cx('shrink-0', toneColours[tone], className)} />;
}
