import { ChevronDown } from 'lucide-react';
import type { Messages } from '../../i18n/en/index.ts';
import { useMessages } from '../../i18n/language.ts';
import { type BuiltinGroup, type BuiltinKey, builtinGroups } from '../../simulation/cluster.ts';
import { buttonClass } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { MenuButton, type MenuSection } from '../../ui/Menu.tsx';
import { useScenarioTitle } from '../shared/scenarioTitle.ts';
import { type PanelServices, usePanelServices } from '../shared/services.ts';

function sectionsOf({ openScenario }: PanelServices, { app }: Messages): MenuSection[] {
	const groups = Object.entries(builtinGroups) as [BuiltinGroup, readonly BuiltinKey[]][];
	return groups.map(([group, keys]) => ({
		key: group,
		heading: app.builtinGroups[group],
		items: keys.map((key) => ({
			key,
			label: app.scenarioTexts[key].title,
			detail: app.scenarioTexts[key].summary,
			onChoose: () => openScenario(key),
		})),
	}));
}

/** What's open now, and the other scenarios. */
export function ScenarioMenu({ compact }: { compact: boolean }) {
	const messages = useMessages();
	const services = usePanelServices();
	const shown = useScenarioTitle();
	return (
		<MenuButton label={messages.app.scenarios} sections={() => sectionsOf(services, messages)}>
			{(button) => (
				<button
					type="button"
					{...button}
					aria-label={messages.app.scenarioMenu(shown)}
					className={cx(buttonClass('ghost', 'md'), 'min-w-0 shrink!', compact ? 'max-w-28 px-1.5!' : 'max-w-56')}
				>
					<span className="truncate text-text">{shown}</span>
					<ChevronDown size={16} aria-hidden className="shrink-0" />
				</button>
			)}
		</MenuButton>
	);
}
