import type { common as english } from '../en/common.ts';

export const common = {
	close: '닫기',
	copied: '복사함',
	copyFailed: '브라우저가 복사를 허용하지 않았습니다. 글을 선택해 직접 복사하세요.',
	undo: '실행 취소',
	node: '노드',
	pod: '파드',
	container: '컨테이너',
	draft: '파드 초안',
	service: '서비스',
	none: '없음',
	roles: {
		frontend: '프론트엔드',
		backend: '백엔드',
		database: '데이터베이스',
		cache: '캐시',
		proxy: '프록시',
		worker: '워커',
		client: '클라이언트',
		logShipper: '로그 수집기',
		logRotator: '로그 로테이터',
		contentPuller: '콘텐츠 풀러',
		allInOne: '올인원',
		tool: '도구',
		generic: '서버',
	},
} satisfies typeof english;
