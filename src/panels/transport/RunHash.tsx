import { FingerprintPattern } from 'lucide-react';
import { useMessages } from '../../i18n/language.ts';
import { useSimulation } from '../../simulation/store.ts';
import { announce } from '../../ui/announce.ts';
import { buttonClass } from '../../ui/Button.tsx';
import { copyText } from '../../ui/copyText.ts';
import { cx } from '../../ui/cx.ts';

/** The run's fingerprint, short; click to copy it whole. It's only worth reading while time stands still. */
export function RunHash() {
	const { timeline, common } = useMessages();
	const hash = useSimulation((state) => state.eventHash);
	const playing = useSimulation((state) => state.playing);
	const copy = async () => announce((await copyText(hash)) ? common.copied : common.copyFailed);
	return (
		<button
			type="button"
			aria-label={playing ? timeline.hashWhilePlaying : `${timeline.copyHash} ${hash.slice(0, 8)}`}
			title={playing ? timeline.hashWhilePlaying : timeline.hashTitle(hash)}
			aria-disabled={playing || undefined}
			data-testid="event-hash"
			data-hash={hash}
			onClick={playing ? undefined : copy}
			className={cx(
				buttonClass('ghost', 'sm'),
				'gap-1.5 font-mono font-normal tabular-nums',
				playing && 'cursor-default!',
			)}
		>
			<FingerprintPattern size={16} aria-hidden />
			{playing ? null : hash.slice(0, 8)}
		</button>
	);
}
