import { useMessages } from '../../i18n/language.ts';
import { type LegLink, legLinks } from '../../simulation/cluster.ts';
import { cx } from '../../ui/cx.ts';
import { rateText } from '../shared/format.ts';
import { useTrafficRates } from './useTrafficRates.ts';

const swatches: Record<LegLink, string> = {
	localhost: 'bg-traffic-localhost',
	pod: 'bg-traffic-pod',
	outside: 'bg-traffic-outside',
};

/** The colours of traffic, each with its present rate. */
export function TrafficLegend({ compact = false, className }: { compact?: boolean; className?: string }) {
	const { timeline } = useMessages();
	const rates = useTrafficRates();
	// A small screen has no room for what isn't there.
	const shown = legLinks.filter((link) => !compact || link !== 'outside' || rates.outside > 0);
	return (
		<ul aria-label={timeline.legend} className={cx('flex items-center gap-x-4 text-sm', className)}>
			{shown.map((link) => {
				const { label, detail } = timeline.links[link];
				return (
					<li key={link} title={detail} className="flex items-center gap-1.5 whitespace-nowrap" data-link={link}>
						<span aria-hidden className={cx('h-2.5 w-4 rounded-full', swatches[link])} />
						<span className="text-text-muted">{label}</span>
						<span className={cx('font-medium tabular-nums', !compact && 'min-w-10')}>
							{timeline.rate(rateText(rates[link]))}
						</span>
					</li>
				);
			})}
			{compact ? null : (
				<li title={timeline.sampleDetail} className="whitespace-nowrap text-text-faint italic max-[84rem]:sr-only">
					<span aria-hidden="true">{timeline.sample}</span>
					<span className="sr-only">{timeline.sampleDetail}</span>
				</li>
			)}
		</ul>
	);
}
