import { useMessages } from '../../i18n/language.ts';
import { contrastView } from '../../simulation/contrastView.ts';
import { packetWalk, useFollow } from '../../simulation/follow.ts';
import { useSimulation } from '../../simulation/store.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { ContrastWalks } from './ContrastWalks.tsx';

/** Over the stage, which shows Kubernetes: both walks of the request, side by side. */
export function ContrastOverlay() {
	const { packet } = useMessages();
	const following = useFollow((state) => state.following);
	const view = useSimulation(({ cluster }) =>
		following ? contrastView(cluster, following.story, following.leg) : undefined,
	);
	if (!view) return null;
	return (
		<section
			aria-label={packet.contrast.title}
			className="absolute inset-0 z-20 overflow-y-auto bg-ground px-5 py-4"
			data-testid="contrast"
		>
			<header className="mb-3 flex flex-wrap items-center gap-3">
				<h2 className="text-lg font-semibold">{packet.contrast.title}</h2>
				<Badge tone="waiting">{packet.contrast.label}</Badge>
				<Button size="sm" className="ml-auto" onClick={() => packetWalk.setMode('flat')}>
					{packet.contrast.back}
				</Button>
			</header>
			<ContrastWalks view={view} />
		</section>
	);
}
