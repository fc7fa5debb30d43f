// A page that embeds Podarium and drives it. Every message is { podarium: 1, type, … }; one with an `id` is answered with
// the same `id`. Times are seconds of the cluster's own time.
//
//   you send                                        you get
//   { type: 'hello' }                               { type: 'done' }           only this page is heard from now on
//   { type: 'load', link: '#b=welcome' }            { type: 'done' } or { type: 'error', code }
//   { type: 'loadDocument', document: '…' }         the same; the text of a saved run
//   { type: 'play' }, { type: 'pause' }             { type: 'done' }
//   { type: 'seek', seconds: 26 }                   { type: 'done' }
//   { type: 'state' }                               { type: 'state', state: { title, seconds, playing, eventHash, … } }
//                                                   { type: 'ready' }          once, when the run can be asked
//                                                   { type: 'lessonStep', lesson: 'first-pod', step: 2, steps: 5 }
//                                                   { type: 'lessonCompleted', lesson: 'first-pod' }
const frame = document.getElementById('podarium');
const log = document.getElementById('log');
let number = 0;

function note(text) {
	const line = document.createElement('li');
	line.textContent = text;
	log.append(line);
}

function ask(message) {
	number += 1;
	note(`→ ${JSON.stringify(message)}`);
	// A sandboxed frame has an opaque origin, which can't be named: '*'. Nothing secret is in what we ask.
	frame.contentWindow.postMessage({ podarium: 1, id: number, ...message }, '*');
}

window.addEventListener('message', ({ source, data }) => {
	// What says it's Podarium is believed only if it comes from the frame.
	if (source !== frame.contentWindow || data?.podarium !== 1) return;
	note(`← ${JSON.stringify(data)}`);
	if (data.type === 'ready') ask({ type: 'hello' });
});

for (const button of document.querySelectorAll('[data-ask]'))
	button.addEventListener('click', () => ask(JSON.parse(button.dataset.ask)));
