import { type PointerEvent, useEffect, useRef, useState } from 'react';

/** A pupil under the pointer, and the class it is over. */
export interface Drag {
  pupilId: string;
  over: number | null;
  x: number;
  y: number;
}

const farEnough = 5;
/** A finger must rest before it lifts a card: until then it scrolls. */
const restMilliseconds = 260;
const edge = 48;

interface DragOptions {
  /** The scrolled box; its pointer is captured, since cards come and go as it scrolls. */
  box: () => HTMLElement | null;
  columnAt: (clientX: number) => number | null;
  onDrop: (pupilId: string, to: number) => void;
}

/** Drag and drop by pointer: mouse, pen or a resting finger. Cards carry `data-pupil`; locked ones `data-locked`. */
export function useDrag({ box, columnAt, onDrop }: DragOptions) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const pressed = useRef<{ pupilId: string; x: number; y: number; pointer: number; timer: number } | null>(null);
  const held = useRef<Drag | null>(null);
  const options = useRef({ box, columnAt, onDrop });
  options.current = { box, columnAt, onDrop };
  const put = (next: Drag | null) => {
    held.current = next;
    setDrag(next);
  };
  const lift = (pupilId: string, x: number, y: number, pointer: number) => {
    box()?.setPointerCapture(pointer);
    put({ pupilId, x, y, over: columnAt(x) });
  };
  const release = () => {
    if (pressed.current) window.clearTimeout(pressed.current.timer);
    pressed.current = null;
    put(null);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only whether something is held matters
  useEffect(() => {
    if (!drag) return;
    // While something is held the box neither scrolls under the finger nor loses the card by Escape unheard.
    const still = (event: TouchEvent) => event.preventDefault();
    const letGo = (event: KeyboardEvent) => event.key === 'Escape' && put(null);
    const element = options.current.box();
    element?.addEventListener('touchmove', still, { passive: false });
    window.addEventListener('keydown', letGo);
    const scroll = window.setInterval(() => scrollAtEdge(element, held.current), 16);
    return () => {
      element?.removeEventListener('touchmove', still);
      window.removeEventListener('keydown', letGo);
      window.clearInterval(scroll);
    };
  }, [drag !== null]);
  return {
    drag,
    handlers: {
      onPointerDown: (event: PointerEvent) => {
        const card = (event.target as HTMLElement).closest<HTMLElement>('[data-pupil]');
        if (event.button !== 0 || !card || card.dataset.locked) return;
        const [pupilId, x, y, pointer] = [card.dataset.pupil!, event.clientX, event.clientY, event.pointerId];
        const timer =
          event.pointerType === 'touch' ? window.setTimeout(() => lift(pupilId, x, y, pointer), restMilliseconds) : 0;
        pressed.current = { pupilId, x, y, pointer, timer };
      },
      onPointerMove: (event: PointerEvent) => {
        const start = pressed.current;
        if (!start) return;
        const moved = Math.hypot(event.clientX - start.x, event.clientY - start.y);
        if (!held.current) {
          if (moved < farEnough) return;
          if (event.pointerType === 'touch') return release();
          lift(start.pupilId, event.clientX, event.clientY, start.pointer);
          return;
        }
        put({ ...held.current, x: event.clientX, y: event.clientY, over: columnAt(event.clientX) });
      },
      onPointerUp: () => {
        const done = held.current;
        release();
        if (done && done.over !== null) onDrop(done.pupilId, done.over);
      },
      onPointerCancel: release,
    },
  };
}

function scrollAtEdge(box: HTMLElement | null, drag: Drag | null): void {
  if (!box || !drag) return;
  const { left, right, top, bottom } = box.getBoundingClientRect();
  if (drag.x < left + edge) box.scrollLeft -= 14;
  else if (drag.x > right - edge) box.scrollLeft += 14;
  if (drag.y < top + edge) box.scrollTop -= 10;
  else if (drag.y > bottom - edge) box.scrollTop += 10;
}
