import type { timeline as english } from '../en/timeline.ts';

export const timeline = {
	title: '시간과 트래픽',
	play: '재생',
	pause: '일시 정지',
	step: '다음 이벤트까지 진행',
	stepBack: '한 단계 뒤로',
	speed: '속도',
	speedValue: (speed: string) => `${speed}×`,
	speedSpoken: (speed: string) => `1초에 클러스터 시간 ${speed}초`,
	clockTitle: (time: string) => `가상 시간 ${time}. 누르면 다른 시각으로 갈 수 있습니다.`,
	goTo: '이동할 시각 (분:초)',
	badTime: '1:30이나 90처럼 적어 주세요',
	scrubber: '타임라인',
	legend: '트래픽',
	links: {
		localhost: { label: 'localhost', detail: '파드 안의 루프백 통신. 파드 밖으로 나가지 않습니다.' },
		pod: { label: '파드 간', detail: '평평한 네트워크에서 NAT 없이 파드 IP에서 파드 IP로.' },
		outside: { label: '외부', detail: '클러스터 밖의 사용자가 서비스를 거쳐 보냅니다.' },
	},
	sample: '표본',
	sampleDetail: '날아다니는 것은 표본이고, 초당 수치는 정확합니다.',
	rate: (perSecond: string) => `${perSecond}/초`,
	hashTitle: (hash: string) =>
		`이벤트 해시 ${hash}: 지금까지 일어난 모든 일의 지문입니다. 같은 링크는 같은 해시를 냅니다.`,
	copyHash: '이벤트 해시 복사',
	hashWhilePlaying: '이벤트 해시: 시간을 멈추면 보입니다',
	follow: '패킷 하나 따라가기',
	followShort: '패킷 따라가기',
	followDetail: '시간을 멈추고 패킷 하나를 홉마다 따라갑니다.',
	nothingSent: '아직 오간 패킷이 없습니다. 패킷이 보일 때까지 시간을 흘려 보세요.',
} satisfies typeof english;
