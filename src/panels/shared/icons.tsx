/** One icon for each role, kind and state; always beside a word or with a name. */
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
	Server,
	Share2,
	Terminal,
	Workflow,
	Zap,
} from 'lucide-react';
import type { Role } from '../../simulation/cluster.ts';
import type { Tone } from '../../simulation/views.ts';
import { cx } from '../../ui/cx.ts';

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

interface IconProps {
	size?: number;
	className?: string;
}

export function RoleIcon({ role, size = 16, className }: IconProps & { role: Role }) {
	const Icon = roleIcons[role];
	return <Icon size={size} aria-hidden {...(className ? { className } : {})} />;
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

export function ToneIcon({ tone, size = 16, className }: IconProps & { tone: Tone }) {
	const Icon = toneIcons[tone];
	return <Icon size={size} aria-hidden className={cx(toneColours[tone], className)} />;
}

export function NodeIcon({ size = 16, className }: IconProps) {
	return <Server size={size} aria-hidden {...(className ? { className } : {})} />;
}

export function ServiceIcon({ size = 16, className }: IconProps) {
	return <Share2 size={size} aria-hidden {...(className ? { className } : {})} />;
}

/** The capsule of the mark, drawn like the other icons. */
export function PodIcon({ size = 16, className, dashed = false }: IconProps & { dashed?: boolean }) {
	return (
		<svg
			width={size}
			height={size}
			viewBox="0 0 24 24"
			fill="none"
			stroke="currentColor"
			strokeWidth="2"
			strokeLinecap="round"
			aria-hidden="true"
			className={className}
		>
			<rect x="1.5" y="5" width="21" height="14" rx="7" {...(dashed ? { strokeDasharray: '3.2 3.6' } : {})} />
			<rect x="6.75" y="9.75" width="4" height="4.5" rx="0.75" fill="currentColor" strokeWidth="0.5" />
			<rect x="13.25" y="9.75" width="4" height="4.5" rx="0.75" fill="currentColor" strokeWidth="0.5" />
		</svg>
	);
}

/** The product's mark: a pod with two containers. */
export function Mark({ size = 26 }: { size?: number }) {
	return (
		<svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
			<rect
				x="1.5"
				y="6.5"
				width="29"
				height="19"
				rx="9.5"
				className="fill-accent-soft stroke-accent"
				strokeWidth="2.5"
			/>
			<rect x="7.5" y="11.5" width="7.5" height="9" rx="1.75" className="fill-accent" />
			<rect x="17" y="11.5" width="7.5" height="9" rx="1.75" className="fill-traffic-localhost" />
		</svg>
	);
}
