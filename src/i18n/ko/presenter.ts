import type { presenter as english } from '../en/presenter.ts';

export const presenter = {
	title: '발표',
	actions: {
		next: '다음 (PageDown)',
		back: '이전 (PageUp)',
		playPause: '재생 또는 일시정지 (Space)',
		show: '해답 보기 (Enter)',
		spotlight: '선택한 것에 스포트라이트 (S)',
		laser: '레이저 포인터 (L)',
		qr: '지금 순간의 QR 코드 (Q)',
		notes: '두 번째 창에 메모 (N)',
		blank: '검은 화면 (B)',
		fullscreen: '전체 화면 (F)',
		leave: '발표 끝내기 (P)',
	},
	selectFirst: '스테이지에서 하나를 선택하면 스포트라이트가 비춥니다.',
	scan: '스캔하면 바로 이 순간이 열립니다',
	closeQr: 'QR 코드 닫기',
	unblank: '스테이지 다시 보기',
	notes: '메모',
	noNotes: '메모가 없습니다.',
	next: '다음',
	nothingNext: '끝',
	noPresenter: '발표 중인 창이 없습니다. 다른 창에서 P 키로 발표를 시작하세요.',
} satisfies typeof english;
