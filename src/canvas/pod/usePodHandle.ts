import { useMessages } from '../../i18n/language.ts';
import { dropValue } from '../../simulation/dropTarget.ts';
import type { PodView, Selection } from '../../simulation/views.ts';
import { cargoOf } from '../gestures/selection.ts';
import { useCarry } from '../gestures/useCarry.ts';
import { useItem } from '../gestures/useItem.ts';

/** What makes an element a pod of the stage, near or far: it's named, selected, carried and dropped on. */
export function usePodHandle({ uid, namespace, name, status, ready }: PodView) {
	const words = useMessages().canvas.pod;
	const selection: Selection = { kind: 'pod', uid };
	const { isSelected, props } = useItem(selection);
	const carry = useCarry({ cargo: () => cargoOf(selection) });
	const handle = {
		role: 'group',
		'aria-label': words.label(name, status, ready),
		...props,
		...carry,
		'data-drop': dropValue({ kind: 'pod', namespace, name }),
		'data-pod': uid,
		'data-pod-name': name,
	};
	return { isSelected, handle };
}
