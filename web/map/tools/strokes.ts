import type { Map as LibreMap } from 'maplibre-gl';
import type { LonLat } from '../../../api/client.ts';
import { lonLatOf } from './home-pin.ts';

/** What is made of a line drawn by holding the pointer down and moving it. */
export interface StrokeHandlers {
  /** True while the held pointer draws; else it moves the map. */
  drawing: () => boolean;
  /** The line so far, at most once a picture; empty: the line was given up. */
  onStroking: (line: LonLat[]) => void;
  /** The whole line, two places or more. */
  onStroke: (line: LonLat[]) => void;
}

/** Pixels the pointer moves before another place is noted, and before it draws at all: a click stays a click. */
const spacing = 4;

/**
 * Lines drawn with one finger or the main button. A second finger gives the line up and moves the map, as Escape gives it up;
 * the map stands still only while a line is being drawn.
 */
export function watchStrokes(map: LibreMap, { drawing, onStroking, onStroke }: StrokeHandlers): void {
  const frame = map.getCanvasContainer();
  let line: LonLat[] | null = null;
  let [pointer, lastX, lastY, tick] = [0, 0, 0, 0];
  let hasDrawn = false;
  const end = (keeps: boolean) => {
    if (!line) return;
    const drawn = line;
    line = null;
    cancelAnimationFrame(tick);
    map.dragPan.enable();
    onStroking([]);
    hasDrawn = drawn.length > 1;
    if (keeps && hasDrawn) onStroke(drawn);
  };
  const place = ({ clientX, clientY }: PointerEvent) => {
    const { left, top } = frame.getBoundingClientRect();
    [lastX, lastY] = [clientX, clientY];
    line?.push(lonLatOf(map.unproject([clientX - left, clientY - top])));
  };
  frame.addEventListener('pointerdown', (event) => {
    if (line) return end(false);
    hasDrawn = false;
    const onMap = event.target === map.getCanvas();
    if (!drawing() || !onMap || !event.isPrimary || event.button !== 0 || event.shiftKey) return;
    map.dragPan.disable();
    [line, pointer] = [[], event.pointerId];
    place(event);
  });
  const move = (event: PointerEvent) => {
    if (!line || event.pointerId !== pointer) return;
    if (Math.hypot(event.clientX - lastX, event.clientY - lastY) < spacing) return;
    place(event);
    cancelAnimationFrame(tick);
    tick = requestAnimationFrame(() => line && onStroking([...line]));
  };
  const lift = ({ type, pointerId }: PointerEvent) => pointerId === pointer && end(type === 'pointerup');
  const giveUp = ({ key }: KeyboardEvent) => key === 'Escape' && end(false);
  // A ring that ends where it began is no click.
  frame.addEventListener('click', (event) => hasDrawn && event.stopPropagation(), { capture: true });
  const watching = new AbortController();
  const { signal } = watching;
  window.addEventListener('pointermove', move, { signal });
  window.addEventListener('pointerup', lift, { signal });
  window.addEventListener('pointercancel', lift, { signal });
  window.addEventListener('keydown', giveUp, { signal });
  map.on('remove', () => {
    end(false);
    watching.abort();
  });
}
