/** The panels of the dock, in the order of its tabs. Each comes when it's first opened. */
import { ChartNoAxesGantt, ChartSpline, List, type LucideIcon } from 'lucide-react';
import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { Messages } from '../../i18n/en/index.ts';

interface DockEntry {
	icon: LucideIcon;
	Panel: LazyExoticComponent<ComponentType>;
}

export type DockKey = keyof Messages['app']['dockPanels'];

export const dockPanels: Record<DockKey, DockEntry> = {
	events: {
		icon: List,
		Panel: lazy(() => import('../../panels/events/EventsPanel.tsx').then((m) => ({ default: m.EventsPanel }))),
	},
	load: {
		icon: ChartSpline,
		Panel: lazy(() => import('../../panels/charts/LoadPanel.tsx').then((m) => ({ default: m.LoadPanel }))),
	},
	utilisation: {
		icon: ChartNoAxesGantt,
		Panel: lazy(() =>
			import('../../panels/utilisation/UtilisationPanel.tsx').then((m) => ({ default: m.UtilisationPanel })),
		),
	},
};

export const dockKeys = Object.keys(dockPanels) as DockKey[];
