import { CalendarClock, ChevronDown, Hand, Network, Route } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Messages } from '../../i18n/en/index.ts';
import { useMessages } from '../../i18n/language.ts';
import { type PodNetwork, podNetworks, type SchedulingMode, schedulingModes } from '../../simulation/cluster.ts';
import { simulation, useSimulation } from '../../simulation/store.ts';
import { buttonClass } from '../../ui/Button.tsx';
import { MenuButton, type MenuItem } from '../../ui/Menu.tsx';

const schedulingIcons = {
	automatic: <CalendarClock size={16} aria-hidden />,
	byHand: <Hand size={16} aria-hidden />,
};
const networkIcons = { overlay: <Network size={16} aria-hidden />, routed: <Route size={16} aria-hidden /> };

export function schedulingItems({ app }: Messages, present: SchedulingMode): MenuItem[] {
	return schedulingModes.map((mode) => ({
		key: mode,
		...app.schedulingModes[mode],
		icon: schedulingIcons[mode],
		checked: mode === present,
		onChoose: () => simulation.dispatch({ type: 'setScheduling', mode }),
	}));
}

export function networkItems({ app }: Messages, present: PodNetwork): MenuItem[] {
	return podNetworks.map((podNetwork) => ({
		key: podNetwork,
		...app.podNetworks[podNetwork],
		icon: networkIcons[podNetwork],
		checked: podNetwork === present,
		onChoose: () => simulation.dispatch({ type: 'setPodNetwork', podNetwork }),
	}));
}

/** Who schedules, and how pods of different nodes reach each other. */
export function ClusterSettings() {
	const messages = useMessages();
	const { app } = messages;
	const scheduling = useSimulation((state) => state.cluster.settings.scheduling);
	const podNetwork = useSimulation((state) => state.cluster.settings.podNetwork);
	return (
		<div className="flex items-center">
			<SettingButton
				name={app.scheduling}
				value={app.schedulingModes[scheduling].label}
				icon={schedulingIcons[scheduling]}
				items={() => schedulingItems(messages, scheduling)}
			/>
			<SettingButton
				point="topBar/podNetwork"
				name={app.podNetwork}
				value={app.podNetworks[podNetwork].label}
				icon={networkIcons[podNetwork]}
				items={() => networkItems(messages, podNetwork)}
			/>
		</div>
	);
}

interface SettingButtonProps {
	/** By this name lessons point at it. */
	point?: string;
	name: string;
	value: string;
	icon: ReactNode;
	items(): MenuItem[];
}

function SettingButton({ point, name, value, icon, items }: SettingButtonProps) {
	return (
		<MenuButton label={name} sections={() => [{ key: 'choices', heading: name, items: items() }]}>
			{(button) => (
				<button
					type="button"
					{...button}
					data-point={point}
					aria-label={`${name}: ${value}`}
					title={name}
					className={buttonClass('ghost', 'md')}
				>
					{icon}
					<span>{value}</span>
					<ChevronDown size={14} aria-hidden />
				</button>
			)}
		</MenuButton>
	);
}
