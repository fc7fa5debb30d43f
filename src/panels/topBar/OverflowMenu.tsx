import { Ellipsis, FileUp, FlaskConical, GraduationCap, Keyboard } from 'lucide-react';
import { useLanguage, useMessages } from '../../i18n/language.ts';
import { simulation } from '../../simulation/store.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { MenuButton, type MenuSection } from '../../ui/Menu.tsx';
import { useTheme } from '../../ui/theme.ts';
import { usePanelServices } from '../shared/services.ts';
import { networkItems, schedulingItems } from './ClusterSettings.tsx';
import { languageItems, themeItems } from './PageSettings.tsx';

export interface OverflowMenuProps {
	label: string;
	onImport(): void;
	onShortcuts(): void;
}

/** All that a small screen's bar has no room for. */
export function OverflowMenu({ label, onImport, onShortcuts }: OverflowMenuProps) {
	const messages = useMessages();
	const language = useLanguage();
	const { choice } = useTheme();
	const { app } = messages;
	const services = usePanelServices();
	const sections = (): MenuSection[] => {
		const { settings } = simulation.getState().cluster;
		return [
			{
				key: 'do',
				items: [
					{
						key: 'lessons',
						label: app.lessons,
						icon: <GraduationCap size={16} aria-hidden />,
						onChoose: services.openLessons,
					},
					{
						key: 'compare',
						label: app.compare,
						icon: <FlaskConical size={16} aria-hidden />,
						onChoose: services.openExperiment,
					},
					{ key: 'import', label: app.importYaml, icon: <FileUp size={16} aria-hidden />, onChoose: onImport },
					{ key: 'keys', label: app.shortcuts, icon: <Keyboard size={16} aria-hidden />, onChoose: onShortcuts },
				],
			},
			{ key: 'scheduling', heading: app.scheduling, items: schedulingItems(messages, settings.scheduling) },
			{ key: 'network', heading: app.podNetwork, items: networkItems(messages, settings.podNetwork) },
			{ key: 'theme', heading: app.theme, items: themeItems(messages, choice) },
			{ key: 'language', heading: app.language, items: languageItems(language) },
		];
	};
	return (
		<MenuButton label={label} sections={sections} align="end">
			{(button) => <IconButton {...button} label={label} icon={<Ellipsis size={18} aria-hidden />} />}
		</MenuButton>
	);
}
