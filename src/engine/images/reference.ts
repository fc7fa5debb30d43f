/** Names of images, as the kubelet and the runtime read them. */

/** `redis` → `redis:latest`: as the kubelet asks the runtime (applyDefaultImageTag). */
export function imageReference(image: string): string {
	const afterSlash = image.slice(image.lastIndexOf('/') + 1);
	return afterSlash.includes(':') || image.includes('@') ? image : `${image}:latest`;
}

/** `docker.io/library/redis:latest`: the reference in full, as containerd's messages have it. */
export function fullReference(image: string): string {
	const reference = imageReference(image);
	const [first = '', ...rest] = reference.split('/');
	if (rest.length === 0) return `docker.io/library/${reference}`;
	return first.includes('.') || first.includes(':') || first === 'localhost' ? reference : `docker.io/${reference}`;
}

/** Why an image's name can't be read, in the kubelet's words; nothing when it can. */
export function imageNameProblem(image: string): string | undefined {
	const name = image.split('@')[0] ?? '';
	const path =
		name.slice(0, name.lastIndexOf('/') + 1).toLowerCase() === name.slice(0, name.lastIndexOf('/') + 1)
			? name
			: undefined;
	const parse = `Failed to apply default image tag "${image}": couldn't parse image name "${image}": invalid reference format`;
	if (path === undefined || /^[^:]*[A-Z]/.test(name.slice(name.lastIndexOf('/') + 1)))
		return `${parse}: repository name must be lowercase`;
	return /^[a-z0-9]([a-z0-9._:/-]*[a-z0-9])?(:[\w][\w.-]{0,127})?$/i.test(name) ? undefined : parse;
}
