import { Unlink, X } from 'lucide-react';
import { useMessages } from '../../i18n/language.ts';
import type { LoadError } from '../../simulation/cluster.ts';
import { IconButton } from '../../ui/IconButton.tsx';

export interface LinkErrorBannerProps {
	/** What's wrong with the link, by its code. */
	error: LoadError;
	onClose(): void;
}

/** A link that can't be opened: why, and that the work of the moment is left alone. */
export function LinkErrorBanner({ error, onClose }: LinkErrorBannerProps) {
	const { app, common } = useMessages();
	const { linkError } = app;
	return (
		<div
			role="alert"
			className="flex items-start gap-2.5 border-b border-failing bg-failing-soft py-1.5 pr-1.5 pl-4 text-sm"
		>
			<Unlink size={18} aria-hidden className="mt-1 shrink-0 text-failing" />
			<div className="min-w-0 flex-1 py-0.5">
				<p className="font-medium">{linkError.title}</p>
				<p>
					{linkError.codes[error.code]} {linkError.keep}
				</p>
			</div>
			<IconButton label={common.close} icon={<X size={16} aria-hidden />} size="sm" onClick={onClose} />
		</div>
	);
}
