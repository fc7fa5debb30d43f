import { ArrowLeft, RotateCcw } from 'lucide-react';
import { useMessages } from '../../i18n/language.ts';
import { type Comparison, experiment } from '../../simulation/experiment/store.ts';
import { Button } from '../../ui/Button.tsx';

/** A run that came to no end: why, and how to go on. */
export function Stopped({ text, comparison }: { text: string; comparison: Comparison }) {
	const { experiment: texts } = useMessages();
	return (
		<div className="flex flex-col gap-4 py-2">
			<p role="status" className="text-sm">
				{text}
			</p>
			<div className="flex flex-wrap gap-2">
				<Button icon={<ArrowLeft size={16} aria-hidden />} onClick={() => experiment.clear()}>
					{texts.back}
				</Button>
				<Button icon={<RotateCcw size={16} aria-hidden />} onClick={() => experiment.run(comparison)}>
					{texts.again}
				</Button>
			</div>
		</div>
	);
}
