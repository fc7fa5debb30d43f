import type { StageLayout } from '../layout/stageLayout.ts';
import { useCamera } from './useCamera.ts';
import type { ViewControl } from './useView.ts';

export interface CameraWorkProps {
	view: ViewControl;
	layout: StageLayout;
	still: boolean;
}

/** What moves the view beside the person's own hand: a link, a presenter. Not needed at first sight. */
export function CameraWork({ view, layout, still }: CameraWorkProps) {
	useCamera(view, layout, still);
	return null;
}
