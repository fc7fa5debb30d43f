import { Clapperboard, FileCode, FileImage, Film, GraduationCap, Image, type LucideIcon } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useMessages } from '../../i18n/language.ts';
import { useLesson } from '../../simulation/lesson/state.ts';
import { useStandingClock } from '../../simulation/standing.ts';
import { simulation } from '../../simulation/store.ts';
import { announce } from '../../ui/announce.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { fileNameOf, saveFileAs } from '../shared/saveFile.ts';
import { useScenarioTitle } from '../shared/scenarioTitle.ts';
import { type ExportKind, usePanelServices } from '../shared/services.ts';
import { FilmFields } from './FilmFields.tsx';

const kinds: readonly { kind: ExportKind; Icon: LucideIcon }[] = [
	{ kind: 'png', Icon: Image },
	{ kind: 'svg', Icon: FileImage },
	{ kind: 'storyboard', Icon: Clapperboard },
	{ kind: 'film', Icon: Film },
	{ kind: 'yaml', Icon: FileCode },
	{ kind: 'scorm', Icon: GraduationCap },
];

/** The longest film, in µs of virtual time, that's offered at first. */
const filmUs = 10_000_000;

type Making = { kind: ExportKind; share: number };

/** The run as something else: a picture, numbered stills, a film, manifests. */
export function ExportDialog({ onClose }: { onClose(): void }) {
	const messages = useMessages();
	const { common } = messages;
	const words = messages.exporting;
	const { exportRun } = usePanelServices();
	const title = useScenarioTitle();
	const isLesson = useLesson((state) => state.lesson !== undefined);
	const offered = kinds.filter(({ kind }) => kind !== 'scorm' || isLesson);
	const [making, setMaking] = useState<Making>();
	const [failure, setFailure] = useState<string>();
	const [film, setFilm] = useState(() => {
		const { now } = simulation.getState();
		return { from: Math.max(0, now - filmUs), to: now, speed: 1 };
	});
	const stopping = useRef<AbortController>(undefined);

	useEffect(() => () => stopping.current?.abort(), []);
	useStandingClock();

	const make = async (kind: ExportKind) => {
		const controller = new AbortController();
		stopping.current = controller;
		setFailure(undefined);
		setMaking({ kind, share: 0 });
		try {
			const file = await exportRun(
				kind,
				{ fileName: fileNameOf(title), title, messages, film, signal: controller.signal },
				(share) => setMaking({ kind, share }),
			);
			if (controller.signal.aborted) return;
			saveFileAs(file);
			announce(words.saved(file.name));
		} catch (error) {
			if (!controller.signal.aborted) setFailure(error instanceof Error ? error.message : String(error));
		} finally {
			setMaking(undefined);
		}
	};

	return (
		<Dialog title={words.title} closeLabel={common.close} onClose={onClose}>
			<p className="mb-3 text-sm text-text-muted">{words.intro}</p>
			<ul className="flex flex-col divide-y divide-line">
				{offered.map(({ kind, Icon }) => (
					<li key={kind} className="py-3">
						<div className="flex items-center gap-3">
							<Icon size={20} aria-hidden className="shrink-0 text-text-muted" />
							<div className="min-w-0 flex-1 text-sm">
								<p className="font-medium">{words.kinds[kind].label}</p>
								<p className="text-text-muted">{words.kinds[kind].detail}</p>
							</div>
							{making?.kind === kind ? (
								<Button size="sm" onClick={() => stopping.current?.abort()}>
									{words.cancel}
								</Button>
							) : (
								<Button
									size="sm"
									disabled={making !== undefined}
									aria-label={words.save(words.kinds[kind].label)}
									onClick={() => make(kind)}
								>
									{words.saveShort}
								</Button>
							)}
						</div>
						{kind === 'film' ? <FilmFields film={film} onChange={setFilm} /> : null}
						{making?.kind === kind ? <ProgressBar share={making.share} label={words.making} /> : null}
					</li>
				))}
			</ul>
			{failure === undefined ? null : (
				<p role="alert" className="mt-3 text-sm text-failing-text">
					{words.failed} {failure}
				</p>
			)}
		</Dialog>
	);
}

function ProgressBar({ share, label }: { share: number; label: string }) {
	const percent = Math.round(share * 100);
	return (
		<div className="mt-2 flex items-center gap-3 pl-8 text-sm text-text-muted">
			<progress aria-label={label} value={share} max={1} className="h-2 flex-1 accent-accent" />
			<span className="w-10 text-right tabular-nums">{percent} %</span>
		</div>
	);
}
