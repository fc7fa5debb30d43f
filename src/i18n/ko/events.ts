import type { events as english } from '../en/events.ts';

export const events = {
	title: '이벤트',
	filter: '표시할 이벤트',
	filters: { all: '전체', Warning: '경고', Normal: '정상' },
	columns: { lastSeen: '마지막 발생', type: '유형', reason: '이유', object: '오브젝트', message: '메시지' },
} satisfies typeof english;
