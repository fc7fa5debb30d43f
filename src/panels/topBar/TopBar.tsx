import { FileUp, FlaskConical, GraduationCap, Keyboard, Redo2, RotateCcw, Share2, Undo2 } from 'lucide-react';
import { useMessages } from '../../i18n/language.ts';
import { simulation, useSimulation } from '../../simulation/store.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Mark } from '../shared/icons.tsx';
import { modifier } from '../shared/platform.ts';
import { usePanelServices } from '../shared/services.ts';
import { ClusterSettings } from './ClusterSettings.tsx';
import { OverflowMenu } from './OverflowMenu.tsx';
import { LanguageMenu, ThemeMenu } from './PageSettings.tsx';
import { ScenarioMenu } from './ScenarioMenu.tsx';

export interface TopBarProps {
	/** A small screen: icons, and the settings in one menu. */
	compact: boolean;
	onShare(): void;
	onImport(): void;
	onShortcuts(): void;
}

/** The bar at the top: what this is, history, import and share, how the cluster works, how the page looks. */
export function TopBar({ compact, onShare, onImport, onShortcuts }: TopBarProps) {
	const { app } = useMessages();
	return (
		<header className="flex h-13 items-center gap-1 border-b border-line bg-surface pr-2 pl-3 lg:gap-2 lg:pr-3">
			<h1 className="flex shrink-0 items-center gap-2 text-base font-semibold tracking-tight">
				<Mark />
				<span className={compact ? 'sr-only' : 'hidden lg:inline'}>{app.name}</span>
			</h1>
			<ScenarioMenu compact={compact} />
			{compact ? null : <LessonsButton />}
			{compact ? null : <ExperimentButton />}
			<div role="toolbar" aria-label={app.toolbar} className="flex min-w-0 flex-1 items-center gap-1 lg:gap-2">
				<History compact={compact} />
				<div className="flex-1" />
				{compact ? null : <ClusterSettings />}
				{compact ? null : (
					<div className="flex items-center">
						<ThemeMenu />
						<LanguageMenu />
						<IconButton
							label={app.shortcuts}
							shortcut="?"
							icon={<Keyboard size={18} aria-hidden />}
							onClick={onShortcuts}
						/>
					</div>
				)}
				{compact ? null : (
					<Button icon={<FileUp size={16} aria-hidden />} onClick={onImport}>
						{app.importYaml}
					</Button>
				)}
				{compact ? (
					<IconButton label={app.share} icon={<Share2 size={18} aria-hidden />} variant="primary" onClick={onShare} />
				) : (
					<Button variant="primary" icon={<Share2 size={16} aria-hidden />} onClick={onShare}>
						{app.share}
					</Button>
				)}
				{compact ? <OverflowMenu onImport={onImport} onShortcuts={onShortcuts} label={app.more} /> : null}
			</div>
		</header>
	);
}

function ExperimentButton() {
	const { app } = useMessages();
	const { openExperiment } = usePanelServices();
	return <IconButton label={app.compare} icon={<FlaskConical size={18} aria-hidden />} onClick={openExperiment} />;
}

function LessonsButton() {
	const { app } = useMessages();
	const { openLessons } = usePanelServices();
	return (
		<Button variant="ghost" icon={<GraduationCap size={18} aria-hidden />} onClick={openLessons}>
			{app.lessons}
		</Button>
	);
}

function History({ compact }: { compact: boolean }) {
	const { app, common } = useMessages();
	const canUndo = useSimulation((state) => state.canUndo);
	const canRedo = useSimulation((state) => state.canRedo);
	const key = modifier();
	return (
		<div className="flex items-center">
			<IconButton
				label={common.undo}
				shortcut={`${key}+Z`}
				icon={<Undo2 size={18} aria-hidden />}
				disabled={!canUndo}
				onClick={() => simulation.undo()}
			/>
			<IconButton
				label={app.redo}
				shortcut={`${key}+Shift+Z`}
				icon={<Redo2 size={18} aria-hidden />}
				disabled={!canRedo}
				onClick={() => simulation.redo()}
			/>
			{compact ? (
				<IconButton label={app.reset} icon={<RotateCcw size={18} aria-hidden />} onClick={() => simulation.reset()} />
			) : (
				<Button
					variant="ghost"
					icon={<RotateCcw size={16} aria-hidden />}
					title={app.resetDetail}
					onClick={() => simulation.reset()}
				>
					{app.reset}
				</Button>
			)}
		</div>
	);
}
