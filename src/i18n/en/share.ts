export const share = {
	title: 'Share this run',
	intro:
		'Whoever opens this link gets the same cluster, at the same moment of the same story. Nothing is uploaded: the run is in the link itself.',
	link: 'Link',
	copyLink: 'Copy link',
	making: 'Making the link…',
	failed: 'The link could not be made.',
	opensAt: 'Opens at',
	hash: 'Event hash',
	length: 'Length',
	characters: (count: number, text: string) => `${text} ${count === 1 ? 'character' : 'characters'}`,
	fits: 'Fits everywhere: chats, mail, QR codes.',
	long: 'Works in browsers; some chats and mail programs cut links as long as this.',
	veryLong: 'Many programs cut links as long as this. A file is safer.',
	tooLong: 'Too long for a link. Save it as a file instead.',
	saveFile: 'Save as a file',
};
