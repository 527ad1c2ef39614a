import { useEffect, useState } from 'react';

const narrowPixels = 640;
const leastColumn = 172;
const mostColumn = 260;
/** Of the page and the board’s border, and its scroll bar. */
const margins = 50;

/** Width of a class column: a phone shows one class, a desk as many as fit, none wider than it needs. */
export function useBoardWidth(classCount: number): { isNarrow: boolean; width: number } {
  const [pixels, setPixels] = useState(() => window.innerWidth);
  useEffect(() => {
    const measure = () => setPixels(window.innerWidth);
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, []);
  const isNarrow = pixels < narrowPixels;
  const room = pixels - margins;
  if (isNarrow) return { isNarrow, width: room };
  return { isNarrow, width: Math.min(mostColumn, Math.max(leastColumn, Math.floor(room / classCount))) };
}
