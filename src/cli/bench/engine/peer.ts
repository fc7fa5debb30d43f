/** One measurement of `@ngrok/webernetes`: a Deployment from apply to all Running, in CPU seconds. It runs in real time. */
import { BaseImage, Cluster, type ProcessContext } from '@ngrok/webernetes';

class Idle extends BaseImage {
	static readonly imageName = 'idle';
	static readonly imageVersion = '1';
	readonly defaultCommand = ['serve'];

	override async exec(context: ProcessContext): Promise<number> {
		context.listenHttp(80, async () => ({ status: 200, body: '' }));
		return await context.waitUntilKilled();
	}
}

/** A Deployment in a new cluster, from apply to all Running. */
async function deploy(replicas: number): Promise<number> {
	const cluster = new Cluster();
	cluster.registerImage(Idle);
	await cluster.init();
	const running = new Set<string>();
	const done = new Promise<void>((resolve) => {
		cluster.informer(
			'pods',
			(type, pod) => {
				const name = pod.metadata?.name ?? '';
				if (type !== 'delete' && pod.status?.phase === 'Running') running.add(name);
				else running.delete(name);
				if (running.size === replicas) resolve();
			},
			{ labelSelector: 'app=web' },
		);
	});
	const labels = { app: 'web' };
	const template = { metadata: { labels }, spec: { containers: [{ name: 'web', image: 'idle:1' }] } };
	const before = process.cpuUsage();
	await cluster.apply([
		{
			apiVersion: 'apps/v1',
			kind: 'Deployment',
			metadata: { name: 'web' },
			spec: { replicas, selector: { matchLabels: labels }, template },
		},
	]);
	await done;
	const { user, system } = process.cpuUsage(before);
	await cluster.close();
	return (user + system) / 1e6;
}

const { replicas, warmUp } = JSON.parse(process.argv[2] ?? '{}') as { replicas: number; warmUp?: boolean };
if (warmUp) await deploy(replicas);
process.stdout.write(`${JSON.stringify({ cpuSeconds: await deploy(replicas) })}\n`);
process.exit(0);
