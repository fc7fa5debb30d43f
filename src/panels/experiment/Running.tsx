import { X } from 'lucide-react';
import { useMessages } from '../../i18n/language.ts';
import { experiment } from '../../simulation/experiment/store.ts';
import { Button } from '../../ui/Button.tsx';

/** How far both designs have got, and the way out. */
export function Running({ names, progress }: { names: readonly string[]; progress: readonly [number, number] }) {
	const { experiment: texts } = useMessages();
	return (
		<div className="flex flex-col gap-4 py-2">
			<p role="status" className="text-sm text-text-muted">
				{texts.running}
			</p>
			{names.map((name, index) => {
				const percent = Math.floor((progress[index] ?? 0) * 100);
				return (
					// biome-ignore lint/suspicious/noArrayIndexKey: two designs, which may be of one name
					<label key={index} className="text-sm">
						<span className="mb-1 block tabular-nums">{texts.progress(name, String(percent))}</span>
						<progress max={100} value={percent} className="h-3 w-full accent-accent" />
					</label>
				);
			})}
			<Button icon={<X size={16} aria-hidden />} className="self-start" onClick={() => experiment.cancel()}>
				{texts.cancel}
			</Button>
		</div>
	);
}
