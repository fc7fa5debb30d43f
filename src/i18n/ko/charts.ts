import type { charts as english } from '../en/charts.ts';

export const charts = {
	units: { perSecond: '요청/초', cores: '코어', requests: '요청' },
	cursor: (chart: string) => `${chart} 차트의 시각`,
	nothingYet: '아직 측정된 값이 없습니다',
	time: '시각',
	happened: '일어난 일',
	moreRows: (shown: string) => `최근 ${shown}행입니다. CSV 파일에는 모두 들어 있습니다.`,
} satisfies typeof english;
