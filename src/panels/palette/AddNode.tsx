import { Plus } from 'lucide-react';
import { useMessages } from '../../i18n/language.ts';
import { simulation } from '../../simulation/store.ts';
import { NodeIcon } from '../shared/icons.tsx';
import { freeNodeName } from './freeNodeName.ts';
import { RowText, rowClass } from './row.tsx';

/** One more machine, with the capacity that a node has when its manifest names none. */
export function AddNode() {
	const { palette } = useMessages();
	const add = () => {
		const name = freeNodeName(simulation.getState().cluster.objects.Node);
		simulation.dispatch({ type: 'apply', objects: [{ apiVersion: 'v1', kind: 'Node', metadata: { name } }] });
	};
	return (
		<button type="button" onClick={add} className={rowClass}>
			<RowText icon={<NodeIcon size={18} />} name={palette.addNode} detail={palette.addNodeDetail} />
			<Plus size={16} aria-hidden className="shrink-0 text-text-faint" />
		</button>
	);
}
