import type { notices as english } from '../en/notices.ts';
import { josa } from '../particles.ts';

type Parameters = Record<string, string | number>;
const name = (parameters: Parameters) => `${parameters.name ?? ''}`;

export const notices = {
	dismiss: '알림 닫기',
	quoted: '쿠버네티스 메시지',
	refusals: {
		BadRequest: '요청을 이해할 수 없습니다.',
		NotFound: '대상이 더 이상 없습니다.',
		AlreadyExists: '같은 종류와 이름의 오브젝트가 이미 있습니다.',
		Conflict: '그사이에 변경되었습니다.',
		Invalid: '허용되지 않는 필드가 있습니다.',
		Forbidden: '클러스터가 허용하지 않습니다.',
		MethodNotAllowed: '이 종류의 오브젝트에는 할 수 없는 일입니다.',
	},
	codes: {
		replacesPod: (p: Parameters) =>
			`바인딩된 파드는 옮길 수 없고 컨테이너도 바꿀 수 없습니다. ${josa(name(p), '을/를')} 삭제하고 새 IP로 다시 만들었습니다.`,
		rollsOut: (p: Parameters) =>
			`실행 중인 파드의 컨테이너는 바꿀 수 없습니다. 대신 ${name(p)}의 디플로이먼트가 새 파드를 롤아웃합니다.`,
		controllerReplaces: (p: Parameters) =>
			`${josa(name(p), '을/를')} 삭제했습니다. 컨트롤러가 대신할 파드를 만들고, 어디에 둘지는 스케줄러가 정합니다.`,
		adopts: (p: Parameters) =>
			`크기 조절은 컨트롤러만 할 수 있습니다. 새 레플리카셋이 ${josa(name(p), '을/를')} 넘겨받아 복제본을 만듭니다.`,
		hashDiffers: () => '공유되었을 때와 다르게 실행되었습니다. 다른 버전의 Podarium에서 만든 링크입니다.',
		bindsByHand: (p: Parameters) => `${josa(name(p), '을/를')} 직접 바인딩했습니다. 스케줄러는 거치지 않았습니다.`,
	} as Record<string, (parameters: Parameters) => string>,
} satisfies typeof english;
