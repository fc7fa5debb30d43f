import { Component, type ReactNode } from 'react';
import { useMessages } from '../i18n/language.ts';
import { Button } from '../ui/Button.tsx';

interface State {
	error: Error | undefined;
}

/** A fault of the page is told, never a white screen. */
export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
	override state: State = { error: undefined };

	static getDerivedStateFromError(error: unknown): State {
		return { error: error instanceof Error ? error : new Error(String(error)) };
	}

	override render() {
		return this.state.error ? <Crash error={this.state.error} /> : this.props.children;
	}
}

function Crash({ error }: { error: Error }) {
	const { app } = useMessages();
	return (
		<main className="mx-auto flex h-full max-w-xl flex-col items-start justify-center gap-3 px-6">
			<h1 className="text-xl font-semibold">{app.crashed}</h1>
			<p className="text-text-muted">{app.crashedDetail}</p>
			<pre lang="en" className="max-h-48 w-full overflow-auto rounded-md bg-sunken p-3 font-mono text-sm">
				{error.stack ?? error.message}
			</pre>
			<Button variant="primary" onClick={() => window.location.reload()}>
				{app.reload}
			</Button>
		</main>
	);
}
