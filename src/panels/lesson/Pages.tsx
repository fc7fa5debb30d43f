import { ExternalLink } from 'lucide-react';
import { useLanguage, useMessages } from '../../i18n/language.ts';
import { Disclosure } from '../../ui/Disclosure.tsx';

const site = { en: 'https://kubernetes.io/docs/', ko: 'https://kubernetes.io/ko/docs/' };

/** The pages of the Kubernetes documentation that a lesson rests on. */
export function Pages({ pages }: { pages: readonly string[] }) {
	const words = useMessages().lesson;
	const language = useLanguage();
	return (
		<Disclosure title={words.pages}>
			<ul className="flex flex-col gap-1 pb-1 pl-5">
				{pages.map((page) => (
					<li key={page}>
						<a
							href={`${site[language]}${page}`}
							target="_blank"
							rel="noreferrer"
							className="inline-flex min-h-6 items-center gap-1 text-sm break-all text-accent-text underline-offset-2 hover:underline"
						>
							{page.replace(/\/$/, '')}
							<ExternalLink size={13} aria-hidden className="shrink-0" />
						</a>
					</li>
				))}
			</ul>
		</Disclosure>
	);
}
