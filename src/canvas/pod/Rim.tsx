import { memo } from 'react';
import { useMessages } from '../../i18n/language.ts';
import { cx } from '../../ui/cx.ts';
import type { PodLayout } from '../layout/podLayout.ts';

/** What stands on a pod's lower rim: its one address and its eth0; inside on the left, its lo. */
export const Rim = memo(function Rim({ layout, ip }: { layout: PodLayout; ip: string | undefined }) {
	const words = useMessages().canvas.pod;
	const { eth0, loopback, height, width } = layout;
	return (
		<>
			<span
				title={words.loopback}
				style={{ left: loopback.x - 9, top: height - 25 }}
				className="stage-detail absolute px-0.5 font-mono text-sm leading-5 text-traffic-localhost-text"
			>
				lo
			</span>
			<span
				title={ip === undefined ? words.noAddress : words.address(ip)}
				data-ip={ip}
				style={{ right: width - eth0.x + 11, top: height - 11 }}
				className={cx(
					'stage-detail absolute rounded-full bg-pod px-2 font-mono text-sm leading-[22px] ring-1 ring-inset',
					ip === undefined ? 'text-text-faint ring-line-strong' : 'text-text ring-pod-edge',
				)}
			>
				{ip ?? words.noAddress}
			</span>
			<span
				aria-hidden="true"
				style={{ left: eth0.x - 6, top: eth0.y - 6 }}
				className={cx(
					'absolute size-3 rounded-full border-2 bg-pod',
					ip === undefined ? 'border-line-strong' : 'border-traffic-pod',
				)}
			/>
		</>
	);
});
