/** The outcome of an experiment in words. */
import type { Messages } from '../../i18n/en/index.ts';
import type { Comparison } from '../../simulation/experiment/store.ts';
import type { Finding, Side } from '../../simulation/experiment/verdict.ts';
import { numberText, valueText } from '../charts/text.ts';
import { bytesText } from '../shared/format.ts';

/** How the two designs are called where there's little room. */
export const letters = ['A', 'B'] as const;

export type Names = readonly [string, string];

/** A design's name: the catalogues' for one that's built in. */
export function designName(title: string, { app, experiment }: Messages): string {
	const designs: Record<string, string> = experiment.designs;
	const scenarios: Record<string, { title: string }> = app.scenarioTexts;
	return designs[title] ?? scenarios[title]?.title ?? (title === '' ? app.untitled : title);
}

/** What is compared: the built-in experiment's title, or both designs. */
export function experimentTitle({ title, designs }: Comparison, messages: Messages): string {
	const texts: Record<string, { title: string }> = messages.experiment.texts;
	return texts[title]?.title ?? designs.map((design) => designName(design.title, messages)).join(' / ');
}

const coresText = (millicores: number): string => numberText(millicores / 1000);
export const percentText = (share: number): string => numberText(Math.floor(share * 1000) / 10);

const other = (side: Side): Side => (side === 0 ? 1 : 0);

function clause(finding: Finding, names: Names, serves: boolean, messages: Messages): string {
	const { findings, refused } = messages.experiment;
	const { units } = messages.charts;
	switch (finding.code) {
		case 'refused':
			return refused(names[finding.side], finding.message);
		case 'noLoad':
		case 'bothServe':
			return findings[finding.code];
		case 'onlyOneServes':
			return findings.onlyOneServes(
				names[finding.better],
				percentText(finding.share),
				names[other(finding.better)],
				percentText(finding.otherShare),
			);
		case 'neitherServes':
			return findings.neitherServes(names[0], percentText(finding.shares[0]), names[1], percentText(finding.shares[1]));
		case 'fewerCores': {
			const { cores, otherCores } = finding;
			const amounts = [coresText(cores), coresText(otherCores)] as const;
			if (!serves) return findings.reservesLess(names[finding.better], ...amounts);
			const percent = String(Math.round((1 - cores / otherCores) * 100));
			return findings.fewerCores(names[finding.better], ...amounts, percent);
		}
		case 'sameCores':
			return findings.sameCores(coresText(finding.cores));
		case 'lessMemory':
			return findings.lessMemory(names[finding.better], bytesText(finding.memory), bytesText(finding.otherMemory));
		case 'faster':
			return findings.faster(
				names[finding.better],
				valueText('duration', finding.p99Us, units),
				valueText('duration', finding.otherP99Us, units),
			);
		case 'diverging': {
			const total = finding.records.reduce((sum, count) => sum + count, 0);
			const records = finding.records.map(String).join(' + ');
			return findings.diverging(names[finding.side], finding.container, records, String(total));
		}
	}
}

/** All findings in one sentence. */
export function outcomeText(findings: readonly Finding[], names: Names, messages: Messages): string {
	const serves = findings.some(({ code }) => code === 'bothServe');
	const [first = '', ...others] = findings.map((finding) => clause(finding, names, serves, messages));
	return others.length === 0 ? `${first}.` : `${first}: ${others.join('; ')}.`;
}
