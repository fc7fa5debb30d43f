import type { ReactNode } from 'react';

export const rowClass =
	'group flex w-full items-center gap-2.5 rounded-md px-2 py-1 text-left transition-colors select-none hover:bg-hover active:bg-pressed focus-visible:outline-offset-0';

export function RowText({ icon, name, detail }: { icon: ReactNode; name: string; detail: string }) {
	return (
		<>
			<span className="flex size-8.5 shrink-0 items-center justify-center rounded-md border border-block-edge bg-block text-text-muted">
				{icon}
			</span>
			<span className="min-w-0 flex-1">
				<span className="block truncate text-sm leading-[1.15rem] font-medium">{name}</span>
				<span className="block truncate text-sm leading-[1.15rem] text-text-muted">{detail}</span>
			</span>
		</>
	);
}
