import type { palette as english } from '../en/palette.ts';

export const palette = {
	title: '팔레트',
	outline: '개요',
	containers: '컨테이너',
	help: '무대로 끌어다 놓거나 누르세요.',
	helpTouch: '누르거나, 길게 눌러 무대로 끌어 놓으세요.',
	addNode: '노드 추가',
	addNodeDetail: '머신 하나 더',
	roles: {
		frontend: '페이지를 제공합니다',
		backend: 'API 호출에 응답합니다',
		database: '데이터를 보관합니다',
		cache: '메모리에서 응답합니다',
		proxy: '요청을 전달합니다',
		worker: '큐의 작업을 처리합니다',
		client: '요청을 보냅니다',
		logShipper: '로그를 전송합니다',
		logRotator: '로그 파일을 줄입니다',
		contentPuller: '콘텐츠를 받아 옵니다',
		allInOne: '세 가지 일을 한 번에',
		tool: '둘러보는 셸',
		generic: '포트에서 수신합니다',
	},
	consequences: {
		replacesPod: '파드를 삭제하고 다시 만듭니다',
		rollsOut: '디플로이먼트가 새 파드를 롤아웃합니다',
		controllerReplaces: '컨트롤러가 다른 파드를 만듭니다',
		adopts: '레플리카셋이 넘겨받습니다',
		bindsByHand: '스케줄러 없이 직접 바인딩합니다',
	},
	placeMenu: (name: string) => `${name} 배치`,
} satisfies typeof english;
