import { podView } from '../../simulation/select.ts';
import { useSimulation } from '../../simulation/store.ts';
import { PodIcon, ToneIcon } from '../shared/icons.tsx';
import { LinkRow } from './LinkRow.tsx';

/** A pod in a list, by UID. */
export function PodRow({ uid }: { uid: string }) {
	const pod = useSimulation((state) => podView(state.cluster, uid));
	if (!pod) return null;
	return (
		<LinkRow
			to={{ kind: 'pod', uid }}
			icon={<PodIcon />}
			name={pod.name}
			detail={
				<span className="flex items-center gap-1.5">
					<ToneIcon tone={pod.tone} size={14} className="shrink-0" />
					<span className="truncate">
						{pod.status}
						{pod.ip ? <span className="font-mono"> · {pod.ip}</span> : null}
					</span>
				</span>
			}
		/>
	);
}
