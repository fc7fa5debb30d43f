import { useMessages } from '../../i18n/language.ts';
import type { ContainerRuntime } from '../../simulation/cluster.ts';
import { useSimulation } from '../../simulation/store.ts';
import type { ContainerView } from '../../simulation/views.ts';
import { ageText } from '../shared/format.ts';
import { Fact, Quote } from './parts.tsx';

/** Why it isn't running, how it ended last, and when it's tried again. */
export function ContainerState({ runtime, view }: { runtime: ContainerRuntime; view: ContainerView }) {
	const { inspector } = useMessages();
	const { facts } = inspector;
	const { waiting, terminated } = runtime.state;
	const last = runtime.lastState.terminated;
	const message = waiting?.message ?? terminated?.message;
	return (
		<>
			{terminated ? (
				<Fact name={facts.exitCode}>
					{terminated.signal ? `${terminated.exitCode} (${terminated.signal})` : terminated.exitCode}
				</Fact>
			) : null}
			{last ? <Fact name={facts.lastState}>{inspector.lastExit(last.reason ?? 'Error', last.exitCode)}</Fact> : null}
			{view.backOffUntil === undefined ? null : <BackOff until={view.backOffUntil} />}
			{message ? (
				<div className="col-span-2 mt-1">
					<Quote tone={view.tone === 'failing' ? 'failing' : 'plain'}>{message}</Quote>
				</div>
			) : null}
		</>
	);
}

function BackOff({ until }: { until: number }) {
	const { inspector } = useMessages();
	const left = useSimulation((state) => Math.ceil((until - state.now) / 1_000_000));
	if (left <= 0) return null;
	return (
		<dd className="col-span-2 font-medium text-failing-text tabular-nums">
			{inspector.backOff(ageText(left * 1_000_000))}
		</dd>
	);
}
