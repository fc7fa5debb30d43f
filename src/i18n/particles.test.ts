import { expect, it } from 'vitest';
import { josa } from './particles.ts';

it.each([
	['파드', '은/는', '파드는'],
	['볼륨', '은/는', '볼륨은'],
	['컨테이너', '을/를', '컨테이너를'],
	['서비스', '이/가', '서비스가'],
	['노드', '으로/로', '노드로'],
	['네임스페이스', '과/와', '네임스페이스와'],
	// ㄹ takes 로, not 으로
	['서울', '으로/로', '서울로'],
	['컨테이너들', '을/를', '컨테이너들을'],
	// digits as they're read: 일, 이, 삼
	['node-1', '으로/로', 'node-1로'],
	['node-2', '은/는', 'node-2는'],
	['node-3', '으로/로', 'node-3으로'],
	['node-10', '이/가', 'node-10이'],
	// Latin words as they're said: 웹, 레디스, 앱, 프론트엔드, 셸
	['web', '을/를', 'web을'],
	['redis', '을/를', 'redis를'],
	['app', '이/가', 'app이'],
	['frontend', '은/는', 'frontend는'],
	['shell', '으로/로', 'shell로'],
	['nginx', '을/를', 'nginx를'],
	['cart', '은/는', 'cart는'],
	['hostname', '을/를', 'hostname을'],
	// quotes and brackets aren't sounds
	['“web”', '을/를', '“web”을'],
	[3, '을/를', '3을'],
	['', '을/를', '를'],
] as const)('%s + %s = %s', (word, particle, expected) => {
	expect(josa(word, particle)).toBe(expected);
});
