/**
 * Names and their rules (`k8s.io/apimachinery/pkg/util/validation/validation.go`). Each check gives the reasons
 * why a text isn't allowed, in Kubernetes' words; an empty list means that it is.
 */

const label = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const subdomain = `${label}(\\.${label})*`;
const dns1035 = '[a-z]([-a-z0-9]*[a-z0-9])?';
const qualified = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]';
const configKey = '[-._a-zA-Z0-9]+';

const labelPattern = new RegExp(`^${label}$`);
const subdomainPattern = new RegExp(`^${subdomain}$`);
const dns1035Pattern = new RegExp(`^${dns1035}$`);
const qualifiedPattern = new RegExp(`^${qualified}$`);
const configKeyPattern = new RegExp(`^${configKey}$`);

const labelReason = regexReason(
	"a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character",
	label,
	['my-name', '123-abc'],
);
const subdomainReason = regexReason(
	"a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character",
	subdomain,
	['example.com'],
);
const dns1035Reason = regexReason(
	"a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character",
	dns1035,
	['my-name', 'abc-123'],
);
const qualifiedReason = regexReason(
	"must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character",
	qualified,
	['MyName', 'my.name', '123-abc'],
);
const labelValueReason = regexReason(
	"a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character",
	`(${qualified})?`,
	['MyValue', 'my_value', '12345'],
);
const configKeyReason = regexReason(
	"a valid config key must consist of alphanumeric characters, '-', '_' or '.'",
	configKey,
	['key.name', 'KEY_NAME', 'key-name'],
);

/** A container's, volume's, pod template's … name: RFC 1123 label, at most 63 bytes. */
export function dns1123LabelErrors(value: string): string[] {
	const errors = value.length > 63 ? [tooLongReason(63)] : [];
	if (labelPattern.test(value)) return errors;
	// Upstream gives the subdomain's reason where only the dots are wrong.
	return [...errors, subdomainPattern.test(value) ? 'must not contain dots' : labelReason];
}

/** A pod's, node's, Deployment's … name: RFC 1123 subdomain, at most 253 bytes. */
export function dns1123SubdomainErrors(value: string): string[] {
	const errors = value.length > 253 ? [tooLongReason(253)] : [];
	return subdomainPattern.test(value) ? errors : [...errors, subdomainReason];
}

/** A Service's name: RFC 1035 label, at most 63 bytes. */
export function dns1035LabelErrors(value: string): string[] {
	const errors = value.length > 63 ? [tooLongReason(63)] : [];
	return dns1035Pattern.test(value) ? errors : [...errors, dns1035Reason];
}

/** A label's or annotation's key, a resource's name: `name` or `domain/name`. */
export function qualifiedNameErrors(value: string): string[] {
	const parts = value.split('/');
	const errors: string[] = [];
	if (parts.length > 2) {
		return [
			`a qualified name ${qualifiedReason} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`,
		];
	}
	const name = parts[parts.length - 1] ?? '';
	const prefix = parts.length === 2 ? parts[0] : undefined;
	if (prefix === '') errors.push('prefix part must be non-empty');
	else if (prefix !== undefined) errors.push(...dns1123SubdomainErrors(prefix).map((text) => `prefix part ${text}`));
	if (name === '') errors.push('name part must be non-empty');
	else if (name.length > 63) errors.push(`name part ${tooLongReason(63)}`);
	if (!qualifiedPattern.test(name)) errors.push(`name part ${qualifiedReason}`);
	return errors;
}

/** A label's value: empty, or like a qualified name without domain, at most 63 bytes. */
export function labelValueErrors(value: string): string[] {
	const errors = value.length > 63 ? [tooLongReason(63)] : [];
	return value === '' || qualifiedPattern.test(value) ? errors : [...errors, labelValueReason];
}

/** A port's name (IANA_SVC_NAME): 1 to 15 of a-z, 0-9 and single inner hyphens, with a letter. */
export function portNameErrors(value: string): string[] {
	const errors: string[] = [];
	if (value.length > 15) errors.push('must be no more than 15 characters');
	if (!/^[-a-z0-9]+$/.test(value))
		errors.push('must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)');
	if (!/[a-z]/.test(value)) errors.push('must contain at least one letter (a-z)');
	if (value.includes('--')) errors.push('must not contain consecutive hyphens');
	if (value.startsWith('-') || value.endsWith('-')) errors.push('must not begin or end with a hyphen');
	return errors;
}

/** A port's number: 1 to 65535. */
export function portNumberErrors(port: number): string[] {
	return port >= 1 && port <= 65_535 ? [] : ['must be between 1 and 65535, inclusive'];
}

/** An environment variable's name; since v1.32 every printable ASCII character but `=` is allowed. */
export function envNameErrors(value: string): string[] {
	const errors = value === '' ? ['environment variable name must be non-empty'] : [];
	if (/[^ -~]|=/.test(value)) {
		errors.push("a valid environment variable name must consist only of printable ASCII characters other than '='");
	}
	return errors;
}

/** A key of a ConfigMap or Secret: it becomes a file's name, so nothing that climbs out of a directory. */
export function configKeyErrors(value: string): string[] {
	const errors = value.length > 253 ? [tooLongReason(253)] : [];
	if (!configKeyPattern.test(value)) errors.push(configKeyReason);
	if (value === '.') errors.push("must not be '.'");
	else if (value === '..') errors.push("must not be '..'");
	else if (value.startsWith('..')) errors.push("must not start with '..'");
	return errors;
}

const generatedCharacters = 'bcdfghjklmnpqrstvwxz2456789';
const generatedLength = 5;
const nameLengthMax = 63;

/**
 * `base` and five random characters, as `names.SimpleNameGenerator`. `draw(n)` gives a whole number from 0 to n-1.
 * The base is cut so that the result is a label; vowels and look-alikes are left out so that no words arise.
 */
export function simpleNameGenerator(base: string, draw: (n: number) => number): string {
	return base.slice(0, nameLengthMax - generatedLength) + randomSuffix(draw);
}

/** Five characters of `k8s.io/apimachinery/pkg/util/rand String`. */
export function randomSuffix(draw: (n: number) => number): string {
	let suffix = '';
	for (let index = 0; index < generatedLength; index++) {
		suffix += generatedCharacters.charAt(draw(generatedCharacters.length));
	}
	return suffix;
}

/** `rand.SafeEncodeString`: a hash's digits in the alphabet of generated names (the pod-template-hash). */
export function safeEncode(text: string): string {
	let encoded = '';
	for (let index = 0; index < text.length; index++) {
		encoded += generatedCharacters.charAt(text.charCodeAt(index) % generatedCharacters.length);
	}
	return encoded;
}

function tooLongReason(length: number): string {
	return `must be no more than ${length} bytes`;
}

/** `validation.RegexError`: what is wrong, examples, and the pattern. */
function regexReason(message: string, pattern: string, examples: string[]): string {
	const quoted = examples.map((example) => `'${example}', `).join(' or ');
	return `${message} (e.g. ${quoted}regex used for validation is '${pattern}')`;
}
