import type { palette as english } from '../en/palette.ts';
import { josa } from '../particles.ts';

export const palette = {
	title: '팔레트',
	outline: '개요',
	containers: '컨테이너',
	help: '무대로 끌어다 놓거나 Enter를 눌러 메뉴를 여세요.',
	addNode: '노드',
	addNodeDetail: '파드가 실행될 머신 하나 더',
	addNodeAction: '노드 추가',
	roles: {
		frontend: '페이지를 제공하고 백엔드에 요청합니다',
		backend: 'API 호출에 응답합니다',
		database: '데이터를 디스크에 보관합니다',
		cache: '메모리에서 바로 응답합니다',
		proxy: '요청을 localhost로 넘깁니다',
		worker: '큐에서 작업을 가져옵니다',
		client: '스스로 요청을 보냅니다',
		logShipper: '로그 파일을 읽어 전송합니다',
		logRotator: '로그 파일이 커지지 않게 합니다',
		contentPuller: '공유 볼륨에 콘텐츠를 받아 둡니다',
		allInOne: '프론트엔드, 백엔드, 로그를 한 컨테이너에',
		tool: '둘러보기 위한 셸',
		generic: '선언된 포트에서 수신합니다',
	},
	consequences: {
		replacesPod: '파드를 삭제하고 다시 만듭니다',
		rollsOut: '디플로이먼트가 새 파드를 롤아웃합니다',
		bindsByHand: '스케줄러 없이 직접 바인딩합니다',
	} as Record<string, string>,
	placeMenu: (name: string) => `${name} 배치`,
} satisfies typeof english;
