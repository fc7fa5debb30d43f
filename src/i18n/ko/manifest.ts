import type { manifest as english } from '../en/manifest.ts';

export const manifest = {
	title: 'YAML 가져오기',
	intro: '쿠버네티스 매니페스트를 붙여 넣거나 파일을 고르세요. 문서도 파일도 여러 개여도 됩니다.',
	area: '매니페스트',
	placeholder:
		'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: nginx\n      image: nginx',
	chooseFile: '파일 고르기…',
	reading: '읽는 중…',
	mode: '여는 방법',
	modes: {
		replace: {
			label: '새 시나리오로',
			detail: '새 클러스터에서 시작합니다. 실행 취소하면 지금 클러스터로 돌아옵니다.',
		},
		add: { label: '이 클러스터에 추가', detail: '지금 이 순간 kubectl apply를 하는 것과 같습니다.' },
	},
	nodes: '노드',
	fewerNodes: '노드 줄이기',
	moreNodes: '노드 늘리기',
	openNew: '열기',
	apply: '적용',
	found: (count: number) => `오브젝트 ${count}개`,
	errors: (count: number) => `문제 ${count}개`,
	errorsIntro: '아무것도 열지 않았습니다. 입력한 글은 그대로 있습니다.',
	where: (document: number, line: number, column: number) => `문서 ${document}, ${line}행 ${column}열`,
	showLine: '글에서 보기',
	notSimulated: (count: number) => `오브젝트 ${count}개는 보관하지만 시뮬레이션하지 않습니다`,
	notSimulatedDetail: 'Podarium은 파드, 레플리카셋, 디플로이먼트, 서비스, 노드를 실행합니다.',
	empty: '열 것이 들어 있지 않습니다.',
	unreadableFile: (file: string) => `${file} 파일을 읽을 수 없습니다.`,
	tooLarge: (file: string) => `${file} 파일이 1MB보다 큽니다.`,
	refused: '클러스터가 거부했습니다',
} satisfies typeof english;
