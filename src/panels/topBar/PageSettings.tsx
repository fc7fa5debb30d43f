import { Languages, Monitor, Moon, Sun } from 'lucide-react';
import type { Messages } from '../../i18n/en/index.ts';
import {
	chooseLanguage,
	type Language,
	languageNames,
	languages,
	useLanguage,
	useMessages,
} from '../../i18n/language.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { MenuButton, type MenuItem } from '../../ui/Menu.tsx';
import { chooseTheme, type ThemeChoice, themeChoices, useTheme } from '../../ui/theme.ts';

const themeIcons = {
	system: <Monitor size={16} aria-hidden />,
	light: <Sun size={16} aria-hidden />,
	dark: <Moon size={16} aria-hidden />,
};

export function themeItems({ app }: Messages, chosen: ThemeChoice): MenuItem[] {
	return themeChoices.map((choice) => ({
		key: choice,
		label: app.themes[choice],
		icon: themeIcons[choice],
		checked: choice === chosen,
		onChoose: () => chooseTheme(choice),
	}));
}

export function languageItems(present: Language): MenuItem[] {
	return languages.map((language) => ({
		key: language,
		label: languageNames[language],
		checked: language === present,
		onChoose: () => chooseLanguage(language),
	}));
}

export function ThemeMenu() {
	const messages = useMessages();
	const { choice, theme } = useTheme();
	const icon = theme === 'dark' ? <Moon size={18} aria-hidden /> : <Sun size={18} aria-hidden />;
	return (
		<MenuButton
			label={messages.app.theme}
			sections={() => [{ key: 'themes', items: themeItems(messages, choice) }]}
			align="end"
		>
			{(button) => <IconButton {...button} label={messages.app.theme} icon={icon} />}
		</MenuButton>
	);
}

export function LanguageMenu() {
	const { app } = useMessages();
	const language = useLanguage();
	return (
		<MenuButton
			label={app.language}
			sections={() => [{ key: 'languages', items: languageItems(language) }]}
			align="end"
		>
			{(button) => (
				<IconButton
					{...button}
					label={`${app.language}: ${languageNames[language]}`}
					icon={<Languages size={18} aria-hidden />}
				/>
			)}
		</MenuButton>
	);
}
