import { type exporting as english, commandName as nameOf } from '../en/export.ts';
import { josa, type Particle } from '../particles.ts';

type CommandText = Parameters<(typeof english.codes)[string]>[0];

const named = (command: CommandText, particle: Particle) => josa(nameOf(command), particle);

const commands: Record<string, (command: CommandText) => string> = {
	apply: (command) => `${nameOf(command)} 적용`,
	delete: (command) => `${command.kind} ${nameOf(command)} 삭제`,
	scale: (command) => `${command.kind} ${named(command, '을/를')} ${command.replicas}개로 스케일`,
	createDraft: (command) => `초안 ${nameOf(command)} 만들기`,
	replaceDraft: (command) => `초안 ${nameOf(command)} 편집`,
	discardDraft: (command) => `초안 ${nameOf(command)} 버리기`,
	runDraft: (command) => `초안 ${nameOf(command)} 실행${command.node ? ` (${command.node})` : ''}`,
	addContainer: (command) => `${nameOf(command)}에 컨테이너 추가`,
	removeContainer: (command) => `${nameOf(command)}에서 컨테이너 ${command.container} 제거`,
	moveContainer: (command) => `컨테이너 ${command.container}: ${named(command, '으로/로')} 이동`,
	splitOut: (command) => `컨테이너 ${command.container}: 별도 파드 ${command.as}`,
	bindPod: (command) => `파드 ${nameOf(command)}: ${command.node}에 바인딩`,
	replacePod: (command) => `파드 ${nameOf(command)} 교체${command.node ? ` (${command.node})` : ''}`,
	setScheduling: (command) => (command.mode === 'byHand' ? '직접 스케줄링' : '다시 스케줄러가 결정'),
	setPodNetwork: (command) => `파드 네트워크: ${command.podNetwork}`,
	crashContainer: (command) => `${nameOf(command)}의 컨테이너 ${command.container} 비정상 종료`,
	crashProcess: (command) => `${nameOf(command)}/${command.container}의 프로세스 비정상 종료`,
	setImageAvailable: (command) =>
		command.available ? `이미지 ${command.image} 다시 사용 가능` : `레지스트리에서 이미지 ${command.image} 사라짐`,
	losePackets: (command) => `패킷 ${command.percent} % 손실`,
	setLoad: (command) => `${nameOf(command)}의 부하가 바뀜`,
	fillDisk: (command) => (command.full ? `${command.node} 디스크 가득 참` : `${command.node} 디스크 여유 생김`),
	rollout: (command) => `${nameOf(command)}: rollout ${command.action}`,
	failNode: (command) => `노드 ${command.node} 꺼짐`,
	cutNode: (command) => `노드 ${command.node} 네트워크 끊김`,
	restoreNode: (command) => `노드 ${command.node} 복구`,
	request: (command) => `${nameOf(command)}에서 요청`,
};

export const exporting = {
	title: '내보내기',
	open: '내보내기…',
	intro: '실행 자체에서 만듭니다. 같은 실행은 어디에서나 같은 그림이 됩니다.',
	kinds: {
		png: { label: '그림 (PNG)', detail: '지금 순간의 스테이지. 슬라이드에 넣기 충분히 선명합니다.' },
		svg: { label: '그림 (SVG)', detail: '지금 순간의 스테이지. 어떤 크기에서도 선명합니다.' },
		storyboard: { label: '스토리보드', detail: '한 일마다 한 장씩, 번호와 설명이 붙은 그림입니다.' },
		film: { label: '영상 (WebM)', detail: '실행의 한 구간을 가상 시간 그대로 담습니다.' },
		yaml: {
			label: '매니페스트 (YAML)',
			detail: '클러스터에 요청한 내용입니다. kubectl apply와 YAML 가져오기에서 읽을 수 있습니다.',
		},
		scorm: { label: '수업 (SCORM 1.2)', detail: '열려 있는 수업을 학습 플랫폼용 패키지로 만듭니다.' },
	},
	save: (label: string) => `저장: ${label}`,
	saveShort: '저장',
	cancel: '취소',
	making: '만드는 중',
	saved: (name: string) => `${name} 저장함`,
	failed: '만들지 못했습니다.',
	noEncoder: '이 브라우저는 영상을 인코딩할 수 없습니다.',
	tooLong: '영상은 2분까지 만들 수 있습니다.',
	from: '시작',
	to: '끝',
	speed: '영상 속도',
	filmLength: (seconds: number) => `영상 ${seconds}초, 1280 × 720`,
	filmLong: (seconds: number) => `영상 ${seconds}초: 120초까지 만들 수 있습니다`,
	before: '처음',
	codes: commands,
} satisfies typeof english;
