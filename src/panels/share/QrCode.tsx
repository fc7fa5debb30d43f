import { useMessages } from '../../i18n/language.ts';
import { cx } from '../../ui/cx.ts';
import { qrPicture } from './qr.ts';

/** A link to be scanned; where it's too dense for that, the reason. Black on white in either theme, as scanners want it. */
export function QrCode({ url, className }: { url: string; className?: string }) {
	const { share } = useMessages();
	const picture = qrPicture(url);
	if (!picture) return <p className="text-sm text-text-muted">{share.qrTooDense}</p>;
	const { size, path } = picture;
	return (
		<svg
			role="img"
			aria-label={share.qr}
			data-testid="qr"
			viewBox={`0 0 ${size} ${size}`}
			shapeRendering="crispEdges"
			className={cx('aspect-square rounded-md', className)}
		>
			<rect width={size} height={size} fill="#fff" />
			<path d={path} fill="#000" />
		</svg>
	);
}
