import { Footprints } from 'lucide-react';
import { useMessages } from '../../i18n/language.ts';
import { packetWalk, useFollow } from '../../simulation/follow.ts';
import { useSimulation } from '../../simulation/store.ts';
import { buttonClass } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { IconButton } from '../../ui/IconButton.tsx';

/** *Follow one packet*: starts the walk, and ends it. `compact`: the icon alone. */
export function FollowButton({ compact = false }: { compact?: boolean }) {
	const { timeline } = useMessages();
	const isFollowing = useFollow((state) => state.following !== undefined);
	const isNothing = useSimulation((state) => state.cluster.traffic.stories.length === 0);
	const icon = <Footprints size={18} aria-hidden />;
	const toggle = () => (isFollowing ? packetWalk.stop() : packetWalk.followNewest());
	if (compact) {
		return (
			<IconButton
				label={isNothing ? timeline.nothingSent : timeline.follow}
				shortcut="F"
				side="top"
				size="sm"
				icon={icon}
				pressed={isFollowing}
				disabled={isNothing}
				onClick={toggle}
			/>
		);
	}
	return (
		<button
			type="button"
			data-point="transport/follow"
			aria-pressed={isFollowing}
			aria-keyshortcuts="F"
			aria-disabled={isNothing || undefined}
			title={isNothing ? timeline.nothingSent : `${timeline.followDetail} (F)`}
			onClick={isNothing ? undefined : toggle}
			className={cx(
				buttonClass('secondary', 'sm'),
				'aria-disabled:cursor-default! aria-disabled:opacity-45',
				isFollowing && 'border-accent! bg-accent-soft! text-accent-text!',
			)}
		>
			{icon}
			<span className="max-[84rem]:sr-only">{timeline.followShort}</span>
		</button>
	);
}
