import { Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useMessages } from '../../i18n/language.ts';
import { announce } from '../../ui/announce.ts';
import { copyText } from '../../ui/copyText.ts';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { usePanelServices } from '../shared/services.ts';
import { Quiet } from './parts.tsx';

/** The object as YAML, written when it's asked for. */
export function Yaml({ object }: { object: unknown }) {
	const { inspector } = useMessages();
	return (
		<Disclosure title={inspector.sections.yaml} className="border-t border-line px-4 py-1.5">
			{() => <Text object={object} />}
		</Disclosure>
	);
}

function Text({ object }: { object: unknown }) {
	const { inspector, common } = useMessages();
	const { writeYaml } = usePanelServices();
	const [text, setText] = useState<string>();
	useEffect(() => {
		let wanted = true;
		void writeYaml(object).then((written) => {
			if (wanted) setText(written);
		});
		return () => {
			wanted = false;
		};
	}, [object, writeYaml]);
	if (text === undefined) return <Quiet>{inspector.yamlLoading}</Quiet>;
	const copy = async () => announce((await copyText(text)) ? common.copied : common.copyFailed);
	return (
		<div className="relative pb-2">
			<IconButton
				label={inspector.copyYaml}
				icon={<Copy size={16} aria-hidden />}
				size="sm"
				variant="secondary"
				onClick={copy}
				className="absolute! top-1.5 right-1.5"
			/>
			<section
				// biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and so must be reachable by keyboard.
				tabIndex={0}
				aria-label={inspector.sections.yaml}
				className="max-h-96 overflow-auto rounded-md bg-ground p-2.5"
			>
				<pre lang="en" className="w-max font-mono text-sm leading-5">
					{text}
				</pre>
			</section>
		</div>
	);
}
