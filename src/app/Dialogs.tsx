import { lazy, Suspense } from 'react';
import { closeDialog, useShown } from './shown.ts';

const ShareDialog = lazy(() => import('../panels/share/ShareDialog.tsx').then((m) => ({ default: m.ShareDialog })));
const ExportDialog = lazy(() => import('../panels/export/ExportDialog.tsx').then((m) => ({ default: m.ExportDialog })));
const ImportDialog = lazy(() =>
	import('../panels/dialogs/ImportDialog.tsx').then((m) => ({ default: m.ImportDialog })),
);
const ShortcutsDialog = lazy(() =>
	import('../panels/dialogs/ShortcutsDialog.tsx').then((m) => ({ default: m.ShortcutsDialog })),
);
const LessonsDialog = lazy(() =>
	import('../panels/lesson/LessonsDialog.tsx').then((m) => ({ default: m.LessonsDialog })),
);

const ExperimentDialog = lazy(() =>
	import('../panels/experiment/ExperimentDialog.tsx').then((m) => ({ default: m.ExperimentDialog })),
);

/** The open dialog, if any; each comes when it's first opened. */
export function Dialogs() {
	const dialog = useShown((shown) => shown.dialog);
	return (
		<Suspense>
			{dialog?.kind === 'share' ? <ShareDialog onClose={closeDialog} /> : null}
			{dialog?.kind === 'export' ? <ExportDialog onClose={closeDialog} /> : null}
			{dialog?.kind === 'import' ? <ImportDialog files={dialog.files} onClose={closeDialog} /> : null}
			{dialog?.kind === 'shortcuts' ? <ShortcutsDialog onClose={closeDialog} /> : null}
			{dialog?.kind === 'experiment' ? <ExperimentDialog onClose={closeDialog} /> : null}
			{dialog?.kind === 'lessons' ? <LessonsDialog onClose={closeDialog} /> : null}
		</Suspense>
	);
}
