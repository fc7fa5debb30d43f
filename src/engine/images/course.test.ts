import { describe, expect, it } from 'vitest';
import { courseOf } from './course.ts';

const second = 1_000_000;
const script = (text: string, env: Record<string, string> = {}) => courseOf(['sh', '-c', text], env);

describe('A command line', () => {
	it.each([
		['sleep 5', 5 * second, 0],
		['sleep 1h', 3600 * second, 0],
		['date; sleep 5', 5 * second, 0],
		['echo "a; sleep 9" && sleep 2 && exit 42', 2 * second, 42],
		['sleep 1 || sleep 100', second, 0],
		['false && sleep 100', 0, 1],
		['false || exit 3; sleep 100', 0, 3],
		['! false', 0, 0],
		['for i in 1 2 3; do echo $i; sleep 2; done', 6 * second, 0],
		['for i in $(seq 1 10); do sleep 1; done', 10 * second, 0],
		['if [ -f /x ]; then sleep 100; else sleep 3; fi', 3 * second, 0],
		['[[ -d /a && -d /b ]] || exit 1; exit 0', 0, 0],
		['(sleep 2; exit 1)', 2 * second, 1],
		['sleep 30 & sleep 1; wait', 31 * second, 0],
		['sleep 4 | cat', 4 * second, 0],
		['# sleep 100\nsleep 1', second, 0],
		['bash -c "exit 7"', 0, 7],
		['touch /tmp/healthy; sleep 30; rm -f /tmp/healthy; sleep 600', 630 * second, 0],
	])('%s ends', (text, us, status) => {
		const course = script(text);
		expect(course.status).toBe(status);
		expect(course.us).toBeGreaterThanOrEqual(us);
		expect(course.us).toBeLessThan(us + second / 2);
	});

	it.each([
		'sleep infinity',
		'tail -f /dev/null',
		'while true; do date; sleep 10; done',
		'while :; do sleep 1; done',
		'while [ 1 ]; do sleep 1; done',
		'until false; do sleep 1; done',
		'echo hi; exec tail -F /var/log/x',
		'while sleep 0.01; do wget -q -O- http://php-apache; done',
		'ping example.com',
	])('%s never ends', (text) => {
		expect(script(text).status).toBe('never');
	});

	it.each([
		'my-server --port 80',
		'set -e; ./run.sh',
		'case $X in a) exit 1;; esac',
		'f() { exit 1; }; f',
		'cat <<EOF\nEOF',
	])('%s is left to guess', (text) => {
		expect(script(text).status).toBe('unknown');
	});

	it.each([
		[['sleep', '3600'], 0],
		[['false'], 1],
		[['/bin/echo', 'hi'], 0],
		[['perl', '-Mbignum=bpi', '-wle', 'print bpi(2000)'], 0],
		[['python3', '-c', 'import sys\nsys.exit(3)'], 3],
		[['python3', '-c', 'import sys\nif x:\n  sys.exit(3)'], 0],
		[['sh'], 0],
		[['redis-server'], 'unknown'],
		[['node', 'server.js'], 'unknown'],
		[['python', '-m', 'http.server', '9000'], 'never'],
		[['sleep', 'infinity'], 'never'],
	])('%j without a shell comes to %s', (words, status) => {
		expect(courseOf(words).status).toBe(status);
	});

	it.each([
		['until nslookup db; do sleep 2; done', 'db', 80, 'name'],
		['until nslookup db.$(cat /ns).svc.cluster.local; do echo waiting; sleep 2; done', 'db', 80, 'name'],
		['while ! nc -z -w 2 db 5432; do sleep 1; done', 'db', 5432, 'answer'],
		['until nc -vz $DB 5432 > /dev/null 2>&1; do sleep 1; done; exit 0', 'pg', 5432, 'answer'],
		['until wget -q -O- http://web:8080/healthz; do sleep 1; done', 'web', 8080, 'answer'],
		['until curl --fail --connect-timeout 5 http://web.shop.svc/ok; do sleep 2; done', 'web.shop.svc', 80, 'answer'],
		['until pg_isready -h db -p 6000; do sleep 1; done', 'db', 6000, 'answer'],
		['until mysql -h 127.0.0.1 -e "SELECT 1"; do sleep 1; done', '127.0.0.1', 3306, 'answer'],
		[
			'for i in $(seq 1 9); do S=$(wget http://$DB:80 2>&1); if [ $S ]; then exit 0; fi; sleep 9; done; exit 1',
			'pg',
			80,
			'answer',
		],
	])('%s waits', (text, host, port, what) => {
		const course = script(text, { DB: 'pg' });
		expect(course.waits).toEqual([{ host, port, what }]);
		expect(course.status).toBe(0);
	});

	it('waits for several one after the other, and for nobody outside of the cluster', () => {
		const loops = 'until nslookup a; do sleep 1; done; until nc -z b 1; do sleep 1; done';
		expect(script(loops).waits.map(({ host }) => host)).toEqual(['a', 'b']);
		expect(script('until nslookup example.com; do sleep 1; done')).toMatchObject({ waits: [], status: 0 });
	});

	it('tells the turn of a loop, the files that it writes, and whether it heeds SIGTERM', () => {
		expect(script('while true; do date >> /out/log; sleep 5; done')).toMatchObject({ writes: ['/out/log'] });
		expect(script('while true; do date; sleep 5; done').turnUs).toBeGreaterThanOrEqual(5 * second);
		expect(script('while sleep 0.01; do wget -q -O- http://web; done').turnUs).toBe(100_000);
		expect(script("trap 'exit 0' TERM; while true; do sleep 1; done").traps).toBe(true);
		expect(script('echo a > /dev/null').writes).toEqual([]);
	});

	it('survives whatever it is given', () => {
		for (const text of [
			'',
			';',
			'((',
			')',
			'done',
			'if',
			'while',
			'"',
			"'",
			'`',
			'$(',
			'&&',
			'|',
			'> ',
			'[[ ',
			'for',
			'!',
			'{',
			'\\',
		])
			expect(() => script(text)).not.toThrow();
		expect(script('('.repeat(500)).status).toBe('unknown');
		expect(script('if true; then '.repeat(200)).status).toBe('unknown');
	});
});
