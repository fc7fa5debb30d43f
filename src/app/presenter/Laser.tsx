import { useEffect, useRef } from 'react';

/** A red dot where the pointer is. Moves without React: it must not lag behind a hand. */
export function Laser() {
	const dot = useRef<HTMLDivElement>(null);
	useEffect(() => {
		const listening = new AbortController();
		const { signal } = listening;
		const move = ({ clientX, clientY }: PointerEvent) => {
			if (!dot.current) return;
			dot.current.style.transform = `translate(${clientX}px, ${clientY}px)`;
			dot.current.style.opacity = '1';
		};
		window.addEventListener('pointermove', move, { signal });
		document.documentElement.addEventListener(
			'pointerleave',
			() => {
				if (dot.current) dot.current.style.opacity = '0';
			},
			{ signal },
		);
		return () => listening.abort();
	}, []);
	return (
		<div
			ref={dot}
			aria-hidden="true"
			data-laser=""
			className="pointer-events-none fixed top-0 left-0 z-50 opacity-0 will-change-transform"
		>
			<div className="-mt-3 -ml-3 size-6 rounded-full bg-[#ff1f1f] shadow-[0_0_0_3px_#ffffffd9,0_0_24px_8px_#ff1f1fb3]" />
		</div>
	);
}
