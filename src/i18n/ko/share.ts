import type { share as english } from '../en/share.ts';

export const share = {
	title: '이 실행 공유하기',
	intro:
		'이 링크를 여는 사람은 같은 클러스터를, 같은 이야기의 같은 순간에서 봅니다. 아무것도 업로드되지 않습니다. 실행 전체가 링크 안에 있습니다.',
	link: '링크',
	copyLink: '링크 복사',
	making: '링크 만드는 중…',
	failed: '링크를 만들지 못했습니다.',
	opensAt: '열리는 시각',
	hash: '이벤트 해시',
	length: '길이',
	characters: (_count: number, text: string) => `${text}자`,
	fits: '채팅, 메일, QR 코드 어디에나 들어갑니다.',
	long: '브라우저에서는 열립니다. 일부 채팅과 메일 프로그램은 이만한 링크를 자릅니다.',
	veryLong: '이만한 링크를 자르는 프로그램이 많습니다. 파일이 더 안전합니다.',
	tooLong: '링크로 쓰기에는 너무 깁니다. 파일로 저장하세요.',
	saveFile: '파일로 저장',
} satisfies typeof english;
