import { Check, Copy, TriangleAlert } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { useLanguage, useMessages } from '../../i18n/language.ts';
import { announce } from '../../ui/announce.ts';
import { Button } from '../../ui/Button.tsx';
import { copyText } from '../../ui/copyText.ts';
import { Field } from '../../ui/Field.tsx';
import { cutters, linkVerdict } from './linkLength.ts';

export interface CopyButtonProps {
	text: string;
	icon?: ReactNode;
	variant?: 'primary' | 'secondary';
	/** Where the browser doesn't let it. */
	onFailed?(): void;
	children: ReactNode;
}

/** Copies, and says so in its own place. */
export function CopyButton({
	text,
	icon = <Copy size={16} aria-hidden />,
	variant = 'secondary',
	onFailed,
	children,
}: CopyButtonProps) {
	const { common } = useMessages();
	const [copied, setCopied] = useState('');
	const isDone = copied === text;
	const copy = async () => {
		const done = await copyText(text);
		setCopied(done ? text : '');
		announce(done ? common.copied : common.copyFailed);
		if (!done) onFailed?.();
	};
	return (
		<Button variant={variant} icon={isDone ? <Check size={16} aria-hidden /> : icon} onClick={copy}>
			{isDone ? common.copied : children}
		</Button>
	);
}

/** The link, how long it is, and who may cut it. */
export function LinkBox({ url, length }: { url: string; length: number }) {
	const { share } = useMessages();
	const language = useLanguage();
	const field = useRef<HTMLDivElement>(null);
	const verdict = linkVerdict(length);
	const cutting = cutters.filter(({ lengthMax }) => length > lengthMax);
	const hint = (
		<span className="flex items-start gap-1.5">
			{verdict === 'fits' ? (
				<Check size={16} aria-hidden className="mt-0.5 shrink-0 text-running" />
			) : (
				<TriangleAlert size={16} aria-hidden className="mt-0.5 shrink-0 text-waiting" />
			)}
			<span>
				{share.characters(length, length.toLocaleString(language))}. {share[verdict]}
				{cutting.map(({ key }) => (
					<span key={key} className="block">
						{share.cutters[key]}
					</span>
				))}
			</span>
		</span>
	);
	if (verdict === 'tooLong') return <div className="text-sm">{hint}</div>;
	return (
		<div ref={field} className="grid grid-cols-[1fr_auto] items-start gap-2">
			<Field
				label={share.link}
				hideLabel
				readOnly
				mono
				value={url}
				data-testid="share-url"
				onFocus={(event) => event.currentTarget.select()}
				hint={hint}
			/>
			<CopyButton variant="primary" text={url} onFailed={() => field.current?.querySelector('input')?.select()}>
				{share.copyLink}
			</CopyButton>
		</div>
	);
}
