import { startTransition, useEffect, useState } from 'react';

/**
 * The value a moment later: once the frame that shows everything else was painted, and only the newest where several follow
 * each other. Where `ground` changed, on which the value rests, at once.
 */
export function useAfterPaint<T>(value: T, ground: unknown): T {
  const [shown, setShown] = useState({ value, ground });
  useEffect(() => {
    let timer = 0;
    const frame = requestAnimationFrame(() => {
      timer = window.setTimeout(() =>
        startTransition(() =>
          setShown((old) => (old.value === value && old.ground === ground ? old : { value, ground })),
        ),
      );
    });
    return () => {
      cancelAnimationFrame(frame);
      window.clearTimeout(timer);
    };
  }, [value, ground]);
  return shown.ground === ground ? shown.value : value;
}
