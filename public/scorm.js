// Between a learning platform (SCORM 1.2 run-time API) and a lesson of Podarium (its messages). Used by exported packages.
const frame = document.getElementById('podarium');
const { lesson } = document.body.dataset;
const started = Date.now();

/** The platform puts an object `API` into one of the windows around this one, or into the one that opened it. */
function findAPI(from) {
	let candidate = from;
	for (let tries = 0; candidate && tries < 10; tries += 1) {
		try {
			if (candidate.API) return candidate.API;
		} catch {
			// Of another origin.
		}
		if (candidate.parent === candidate) break;
		candidate = candidate.parent;
	}
	return undefined;
}

const api = findAPI(window) ?? (window.opener ? findAPI(window.opener) : undefined);
const get = (name) => (api ? String(api.LMSGetValue(name)) : '');
const set = (name, value) => api?.LMSSetValue(name, String(value));

/** `0001:02:03`, as CMITimespan wants it. */
function timespan(ms) {
	const seconds = Math.floor(ms / 1000);
	const pad = (value, digits) => String(value).padStart(digits, '0');
	return `${pad(Math.floor(seconds / 3600), 4)}:${pad(Math.floor(seconds / 60) % 60, 2)}:${pad(seconds % 60, 2)}`;
}

api?.LMSInitialize('');
const lessonStatus = get('cmi.core.lesson_status');
if (lessonStatus === 'not attempted' || lessonStatus === '') set('cmi.core.lesson_status', 'incomplete');
const lessonLocation = Number(get('cmi.core.lesson_location'));
const step = Number.isInteger(lessonLocation) && lessonLocation > 0 ? `.${lessonLocation}` : '';
frame.src = `./index.html?embed#l=${lesson}${step}`;

window.addEventListener('message', ({ source, data }) => {
	if (source !== frame.contentWindow || data?.podarium !== 1) return;
	if (data.type === 'lessonStep' && data.lesson === lesson) set('cmi.core.lesson_location', data.step);
	if (data.type === 'lessonCompleted' && data.lesson === lesson) {
		set('cmi.core.lesson_status', 'completed');
		api?.LMSCommit('');
	}
});

let finished = false;
window.addEventListener('pagehide', () => {
	if (finished) return;
	finished = true;
	set('cmi.core.session_time', timespan(Date.now() - started));
	api?.LMSCommit('');
	api?.LMSFinish('');
});
