import { useMessages } from '../../i18n/language.ts';
import { camera } from '../../simulation/camera.ts';
import type { ShareOptions } from '../../simulation/sharing.ts';
import { useSimulation } from '../../simulation/store.ts';
import { Field, Switch, TextArea } from '../../ui/Field.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { clockText } from '../shared/format.ts';

export interface ShareFormProps {
	options: ShareOptions;
	/** The moment that the link is of, in µs. */
	now: number;
	shownTitle: string;
	onChange(options: ShareOptions): void;
}

/** What goes along with the run: its title, a note, the moment, and what's seen. */
export function ShareForm({ options, now, shownTitle, onChange }: ShareFormProps) {
	const { share } = useMessages();
	const isSelected = useSimulation((state) => state.selection !== undefined);
	const hasCamera = camera.getState().shown !== undefined;
	return (
		<div className="flex flex-col gap-3 pt-1">
			<Field
				label={share.titleField}
				value={options.title ?? ''}
				placeholder={shownTitle}
				maxLength={120}
				onChange={({ currentTarget: { value } }) => {
					const { title: _title, ...rest } = options;
					onChange(value === '' ? rest : { ...rest, title: value });
				}}
			/>
			<TextArea
				label={share.note}
				hint={share.noteHint}
				rows={2}
				maxLength={2000}
				value={options.note ?? ''}
				onChange={(event) => onChange({ ...options, note: event.currentTarget.value })}
			/>
			<Segmented<'now' | 'start'>
				label={share.opensAt}
				choices={[
					{ value: 'now', label: share.thisMoment(clockText(now)) },
					{ value: 'start', label: share.theStart },
				]}
				value={options.fromStart ? 'start' : 'now'}
				onChange={(value) => onChange({ ...options, fromStart: value === 'start' })}
			/>
			<Switch
				label={share.autoplay}
				checked={options.autoplay ?? false}
				onChange={(autoplay) => onChange({ ...options, autoplay })}
			/>
			{isSelected ? (
				<Switch
					label={share.withSelection}
					checked={options.selected ?? false}
					onChange={(selected) => onChange({ ...options, selected })}
				/>
			) : null}
			{hasCamera ? (
				<Switch
					label={share.withCamera}
					checked={options.camera ?? false}
					onChange={(withCamera) => onChange({ ...options, camera: withCamera })}
				/>
			) : null}
		</div>
	);
}
