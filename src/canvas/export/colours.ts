/** The theme's colours by their names, for a picture that has no style sheet. */
export const colourNames = [
	'ground',
	'surface',
	'raised',
	'sunken',
	'pressed',
	'line',
	'line-strong',
	'edge',
	'text',
	'text-muted',
	'text-faint',
	'accent',
	'waiting',
	'waiting-text',
	'failing-text',
	'failing-soft',
	'running',
	'running-text',
	'starting',
	'starting-text',
	'failing',
	'ending',
	'ending-text',
	'done',
	'done-text',
	'traffic-localhost',
	'traffic-localhost-text',
	'traffic-localhost-soft',
	'traffic-pod',
	'traffic-pod-soft',
	'traffic-outside',
	'traffic-outside-text',
	'traffic-outside-soft',
	'tank',
	'tank-edge',
	'tank-header',
	'pod',
	'pod-edge',
	'block',
	'block-edge',
	'wire',
	'volume',
	'volume-edge',
	'refuse',
] as const;
export type Colours = Readonly<Record<(typeof colourNames)[number], string>>;

/** The colours that the page has now. */
export function readColours(): Colours {
	const style = getComputedStyle(document.documentElement);
	return Object.fromEntries(
		colourNames.map((name) => [name, style.getPropertyValue(`--color-${name}`).trim()]),
	) as unknown as Colours;
}
