import { useMessages } from '../../i18n/language.ts';
import { Fact, Facts, Quiet } from './parts.tsx';

interface Variable {
	name: string;
	value?: string | undefined;
	valueFrom?:
		| {
				fieldRef?: { fieldPath: string };
				configMapKeyRef?: { name?: string; key: string };
				secretKeyRef?: { name?: string; key: string };
		  }
		| undefined;
}

function sourceOf({ valueFrom }: Variable): string {
	if (valueFrom?.fieldRef) return valueFrom.fieldRef.fieldPath;
	const reference = valueFrom?.configMapKeyRef ?? valueFrom?.secretKeyRef;
	return reference ? `${reference.name ?? ''}/${reference.key}` : '';
}

/** The variables of a container's spec. */
export function Environment({ variables }: { variables: readonly Variable[] }) {
	const { inspector } = useMessages();
	if (variables.length === 0) return <Quiet>{inspector.noEnvironment}</Quiet>;
	return (
		<Facts>
			{variables.map((variable) => (
				<Fact key={variable.name} name={variable.name} mono>
					{variable.valueFrom ? inspector.fieldRef(sourceOf(variable)) : variable.value}
				</Fact>
			))}
		</Facts>
	);
}
