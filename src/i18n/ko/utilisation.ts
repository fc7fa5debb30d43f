import type { utilisation as english } from '../en/utilisation.ts';
import { josa } from '../particles.ts';

export const utilisation = {
	title: '노드가 찬 정도',
	noNodes: '아직 노드가 없습니다.',
	sizeBy: '타일 크기',
	resources: { cpu: 'CPU', memory: '메모리' },
	cores: (amount: string) => `${amount}코어`,
	noLimit: '없음',
	requested: '요청',
	usedAndLimits: (used: string, limit: string) => `사용 ${used} · 제한 ${limit}`,
	tiles: (node: string) => `${node}의 파드`,
	tile: (pod: string, requested: string, used: string) => `${pod}: 요청 ${requested}, 사용 ${used}`,
	freeTile: '여유',
	strandedTile: '못 쓰는 여유',
	free: (cpu: string, memory: string) => `${cpu}, 메모리 ${memory} 여유.`,
	room: (pods: string) => `더 놓을 수 있는 파드: ${pods}.`,
	or: ' 또는 ',
	lacks: {
		memory: (cpu: string, memory: string, asks: string) =>
			`메모리가 모자라 ${cpu}가 남아도 쓸 수 없습니다. ${asks} 메모리는 ${memory}만 남았습니다.`,
		cpu: (cpu: string, memory: string, asks: string) =>
			`CPU가 모자라 메모리 ${memory}가 남아도 쓸 수 없습니다. ${asks} CPU는 ${cpu}만 남았습니다.`,
		both: (cpu: string, memory: string, asks: string) =>
			`${cpu}와 메모리 ${memory}가 남았지만 파드 하나에 모자랍니다. ${asks}`,
	},
	waitingAsks: (name: string, cpu: string, memory: string) =>
		`대기 중인 ${josa(name, '은/는')} ${cpu}와 ${memory}를 요청합니다.`,
	oneMoreAsks: (name: string, cpu: string, memory: string) => `${name} 하나는 ${cpu}와 ${memory}를 요청합니다.`,
	nothingStranded: '못 쓰는 여유가 없습니다.',
	stranded: (amounts: string) => `못 쓰는 여유(비어 있지만 파드가 들어가지 못함): ${amounts}.`,
	ofAll: (amount: string, all: string) => `${all} 중 ${amount}`,
	pending: (count: string) => `파드 ${count}개가 노드를 기다립니다.`,
} satisfies typeof english;
