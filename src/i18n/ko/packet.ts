import type { packet as english, HopWords } from '../en/packet.ts';
import { josa } from '../particles.ts';

const name = (word: string | undefined, otherwise: string) => word ?? otherwise;
const rewrite = ({ before, after }: HopWords) =>
	before && after ? ` ${josa(before, '이/가')} ${josa(after, '으로/로')} 바뀌었습니다.` : '';

export const packet = {
	kind: { request: '요청', response: '응답', reset: '리셋' },
	stop: '그만 따라가기',
	title: '따라가는 패킷',
	waiting: '패킷을 읽는 중…',
	noOne: '받는 쪽 없음',
	outside: '외부',
	mode: '머신들이 연결된 방식',
	modes: { flat: '평평한 네트워크', nat: '도커 호스트(NAT)' },
	way: (number: number, what: string) => `${number}번째 길: ${what}`,
	legs: '이 요청이 지나간 길',
	outcomes: { inFlight: '가는 중', delivered: '도착', refused: '거부됨', dropped: '사라짐' },
	controls: '홉 이동',
	first: '첫 홉',
	previous: '이전 홉',
	next: '다음 홉',
	last: '마지막 홉',
	nextWay: '다음 길',
	hopOf: (number: number, count: number) => `홉 ${number} / ${count}`,
	keys: '화살표 키: 홉 이동. Page 키: 길 이동. Esc: 그만하기.',
	hops: '홉 목록',
	header: '헤더',
	fields: {
		source: '출발지',
		sourcePort: '출발지 포트',
		destination: '목적지',
		destinationPort: '목적지 포트',
		outerSource: '바깥 출발지',
		outerDestination: '바깥 목적지',
		outerPort: '바깥 포트',
	},
	outer: '바깥 헤더: 노드 사이의 UDP(VXLAN)',
	inner: '안에 든 패킷',
	was: (value: string) => `이전 값 ${value}`,
	changedNothing: '여기서 바뀐 것: 없음.',
	changedNothingFlat: '평평한 네트워크에서는 도중에 아무도 주소를 고쳐 쓰지 않습니다.',
	changed: (fields: string) => `여기서 바뀐 것: ${fields}.`,
	wrapped: '여기서 바뀐 것: 바깥 헤더를 둘렀습니다. 안에 든 패킷은 그대로입니다.',
	unwrapped: '여기서 바뀐 것: 바깥 헤더를 벗겼습니다. 안에 든 패킷은 그대로입니다.',
	start: '보낸 쪽이 쓴 그대로입니다.',
	lookup: (asked: string, answer: string) =>
		`먼저 이름부터 찾습니다. 클러스터 DNS는 ${josa(asked, '이/가')} ${josa(answer, '이라/라')}고 답합니다.`,
	end: '도착한 뒤',
	accessLog: (container: string) => `${container}의 접근 로그`,
	noLogYet: '서버가 아직 로그를 남기지 않았습니다.',
	walkOn: '마지막 홉까지 가면 받는 쪽이 누구의 주소를 보는지 알 수 있습니다.',
	claim: '받는 쪽이 본 출발지 IP = 보낸 파드의 IP',
	claimSent: '보낸 주소',
	claimSeen: '받은 쪽이 본 주소',
	verdicts: {
		podIP: '가는 길 어디에도 NAT가 없어서, 받는 쪽은 누가 불렀는지 압니다.',
		loopback: '한 파드 안에서는 양쪽이 같은 주소입니다. 네트워크 네임스페이스를 함께 쓴다는 뜻입니다.',
		nodeAddress: '보낸 쪽은 자기 네트워크 없이 노드 위에 있으므로 노드의 주소로 부릅니다.',
		addressAsked: '응답은 물어본 바로 그 주소에서 옵니다.',
		masqueraded: '파드 네트워크의 경계를 넘었기 때문에, 노드가 보낸 쪽의 주소를 자기 주소로 바꾸었습니다.',
		hairpin: '파드가 서비스를 거쳐 자기 자신을 불렀습니다. 응답이 같은 길로 돌아오도록 주소를 바꿉니다.',
	} as Record<string, string>,
	places: {
		container: '프로세스',
		loopback: '루프백',
		eth0: '파드 인터페이스',
		veth: 'veth 쌍',
		bridge: '브리지',
		vxlan: 'VXLAN 장치',
		uplink: '노드 인터페이스',
		underlay: '노드 사이',
		outside: '클러스터 밖',
	},
	onNode: (device: string, node: string) => `${node}의 ${device}`,
	inPod: (device: string, pod: string) => `${pod}의 ${device}`,
	codes: {
		leavesProcess: (p: HopWords) =>
			`${josa(name(p.container, '프로그램'), '이/가')} 소켓에 쓰면 커널이 패킷으로 만듭니다.`,
		throughLoopback: (p: HopWords) =>
			`파드의 루프백 lo를 지납니다. ${josa(name(p.pod, '파드'), '을/를')} 벗어나지 않습니다. 모든 컨테이너가 네트워크 네임스페이스 하나를 함께 씁니다.`,
		leavesPodInterface: (p: HopWords) =>
			`${name(p.pod, '파드')}의 네트워크 카드 eth0으로 나갑니다. 그 주소가 파드 IP입니다.`,
		entersPodInterface: (p: HopWords) => `${name(p.pod, '파드')}의 eth0으로, 자신의 파드 IP로 들어옵니다.`,
		crossesVeth: (p: HopWords) =>
			`veth 쌍을 지납니다. 한쪽 끝은 파드 안에, 다른 쪽 끝(${name(p.device, 'veth')})은 ${name(p.node, '노드')}에 있는 케이블입니다.`,
		onBridge: (p: HopWords) => `${name(p.node, '노드')}의 브리지입니다. 이 노드의 모든 파드가 꽂혀 있는 스위치입니다.`,
		serviceRewritten: (p: HopWords) =>
			`${josa(name(p.service, '서비스'), '은/는')} 가상 주소일 뿐입니다. ${name(p.node, '이 노드')}의 kube-proxy 규칙이 준비된 파드의 주소로 바꿔 넣습니다. 출발지는 파드의 것 그대로입니다.${rewrite(p)}`,
		serviceRestored: (p: HopWords) =>
			`응답의 출발지를 다시 서비스 주소로 되돌립니다. 부른 쪽은 그 주소만 알기 때문입니다.${rewrite(p)}`,
		portMapped: (p: HopWords) => `${name(p.node, '노드')}의 포트가 파드의 포트로 이어집니다.${rewrite(p)}`,
		encapsulated: (p: HopWords) =>
			`${josa(name(p.node, '노드'), '이/가')} 패킷을 통째로 노드 사이의 UDP 패킷에 담습니다. 안에 든 것은 그대로입니다.`,
		decapsulated: (p: HopWords) => `${josa(name(p.node, '노드'), '이/가')} UDP 패킷에서 담긴 그대로의 패킷을 꺼냅니다.`,
		leavesNode: (p: HopWords) => `${name(p.node, '노드')}의 네트워크 카드로 나갑니다.`,
		underlay: (p: HopWords) =>
			p.podNetwork === 'routed'
				? '노드 사이를 그대로 건너갑니다. podCIDR마다 있는 경로가 어느 노드로 갈지 알려 줍니다.'
				: '노드 사이입니다. 이곳의 네트워크는 노드 주소가 적힌 바깥 패킷만 봅니다.',
		entersNode: (p: HopWords) => `${name(p.node, '노드')}의 네트워크 카드로 들어옵니다.`,
		masqueraded: (p: HopWords) =>
			`여기서 파드 네트워크의 경계를 넘습니다. ${josa(name(p.node, '노드'), '이/가')} 보낸 쪽의 주소를 자기 주소로 바꿉니다.${rewrite(p)}`,
		unmasqueraded: (p: HopWords) =>
			`${josa(name(p.node, '노드'), '이/가')} 갈 때 바꾸었던 주소를 되돌립니다.${rewrite(p)}`,
		fromOutside: () => '클러스터 밖의 누군가가 노드의 포트로 보냅니다.',
		toOutside: () => '클러스터를 벗어납니다.',
		delivered: (p: HopWords) =>
			`파드 ${name(p.pod, '?')}의 ${josa(name(p.container, '프로그램'), '이/가')} 소켓에서 읽습니다.`,
		refused: (p: HopWords) =>
			`수신하는 프로세스가 없어 커널이 리셋을 보냅니다: ${name(p.reason, 'connection refused')}.`,
		dropped: (p: HopWords) => `여기서 사라집니다: ${name(p.reason, '응답 없음')}.`,
	},
	contrast: {
		title: '평범한 도커 호스트라면: 같은 요청',
		label: '비교용입니다. 쿠버네티스는 이렇게 하지 않습니다.',
		intro:
			'호스트마다 같은 주소를 자기 NAT 뒤에서 나누어 줍니다. 다른 호스트의 컨테이너를 부르려면 포트를 공개하고 호스트를 불러야 합니다.',
		flat: '쿠버네티스: 평평한 네트워크',
		nat: '도커 호스트: NAT',
		flatShort: '평평함',
		natShort: 'NAT 경유',
		rewrites: (count: number) => (count === 0 ? '고쳐 쓴 헤더 없음' : `도중에 ${count}번 고쳐 씀`),
		seen: '받는 쪽이 보는 주소:',
		sameAddress: (address: string, count: number) => `${josa(address, '이/가')} 호스트 ${count}대에 동시에 있습니다`,
		sameAddressDetail:
			'같은 주소는 실수가 아닙니다. 바로 그것이 문제입니다. 다른 호스트에서는 이 주소로 아무도 부를 수 없습니다.',
		hosts: '호스트',
		host: (node: string, address: string) => `호스트 ${node}, ${address}`,
		bridge: (network: string) => `docker0, ${network}`,
		published: (host: number, container: number) => `${host} → ${container}`,
		unpublished: '공개한 포트 없음',
		ways: '도커 호스트에서 부르는 방법',
		way: { published: '공개한 포트', container: '컨테이너 IP', unpublished: '공개 안 함' },
		codes: {
			portMapped: (p: HopWords) =>
				`호스트 ${name(p.node, '')}의 공개된 포트가 컨테이너의 포트로 이어집니다(DNAT).${rewrite(p)}`,
			masqueraded: (p: HopWords) =>
				`컨테이너 주소는 밖에서 통하지 않으므로 호스트 ${josa(name(p.node, ''), '이/가')} 자기 주소로 바꿉니다(SNAT).${rewrite(p)}`,
		},
		wrongReceiver: (pod: string) => `보낸 호스트에 있는, 주소가 같은 엉뚱한 ${josa(pod, '으로/로')} 갑니다.`,
		differs: '달라지는 것',
		at: { sent: '보내는 쪽이 쓴 헤더', received: '받는 쪽이 읽는 헤더' },
		sourceKept: '받는 쪽이 누가 불렀는지 압니다.',
		sourceLost: '받는 쪽에는 부른 쪽이 아니라 호스트가 보입니다.',
		near: '호스트 한 대 안에서는 여기도 NAT가 없습니다. 호스트 사이에서 시작됩니다.',
		notPublished: '선언된 포트가 아니라서 아무도 공개하지 않았을 것입니다.',
		field: '항목',
		hopsOf: (way: string) => `홉 목록, ${way}`,
		back: '패킷으로 돌아가기',
		none: '한 머신 안에서 끝나는 길이라 도커 호스트에 견줄 것이 없습니다.',
	},
} satisfies typeof english;
