import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

const manifest =
	'apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {containers: [{name: web, image: "nginx:1.27"}]}\n';

function kubectl(given: string[], input = '') {
	const { stdout, stderr, status } = spawnSync(process.execPath, ['--import', 'tsx', 'src/cli/kubectl.ts', ...given], {
		input,
		encoding: 'utf8',
	});
	return { stdout, stderr, status };
}

describe('npm run kubectl', () => {
	it('answers one line about a cluster that has run', () => {
		expect(kubectl(['-', '--nodes', '1', '--for', '10s', '--', 'get', 'pods'], manifest)).toEqual({
			stdout: 'NAME   READY   STATUS    RESTARTS   AGE\nweb    1/1     Running   0          10s\n',
			stderr: '',
			status: 0,
		});
	}, 20_000);

	it('runs line after line, lets time pass between them, and follows what goes on', () => {
		const lines =
			'run web --image=nginx:1.27 --port=80\n# a remark\nwait --for=condition=Ready pod/web\nsleep 5s\nexec web -- curl localhost\nget pod nosuch\n';
		expect(kubectl(['--nodes', '1', '--for', '0s'], lines)).toEqual({
			stdout:
				'pod/web created\npod/web condition met\nGET / answered by pod web, container web, at 127.0.0.1:80; asked from 127.0.0.1\n',
			stderr: 'Error from server (NotFound): pods "nosuch" not found\n',
			status: 1,
		});
	}, 20_000);

	it('explains itself', () => {
		const { stderr, status } = kubectl(['--for', '5x', '--', 'version']);
		expect([stderr.split('\n')[0], status]).toEqual(['--for takes a duration such as 60s, not "5x"', 2]);
	}, 20_000);
});
