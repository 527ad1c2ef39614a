import { type PointerEvent, useEffect, useRef, useState } from 'react';

/** A pupil under the pointer, and the class it is over. */
export interface Drag {
  pupilId: string;
  over: number | null;
  x: number;
  y: number;
  /** Held by a finger, which covers what lies under it. */
  isTouch: boolean;
}

interface Press {
  pupilId: string;
  x: number;
  y: number;
  pointer: number;
  /** Until the finger has rested; 0: not a finger. */
  timer: number;
  isTouch: boolean;
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
  const pressed = useRef<Press | null>(null);
  const held = useRef<Drag | null>(null);
  const options = useRef({ box, columnAt, onDrop });
  options.current = { box, columnAt, onDrop };
  const put = (next: Drag | null) => {
    held.current = next;
    setDrag(next);
  };
  const lift = ({ pupilId, pointer, isTouch }: Press, x: number, y: number) => {
    box()?.setPointerCapture(pointer);
    // A finger does not see under itself when it has rested long enough.
    if (isTouch) navigator.vibrate?.(12);
    put({ pupilId, x, y, over: columnAt(x), isTouch });
  };
  const release = () => {
    if (pressed.current) window.clearTimeout(pressed.current.timer);
    pressed.current = null;
    put(null);
  };
  useEffect(() => {
    const element = options.current.box();
    // Where nothing is touched nobody listens: a box that may keep a touch from scrolling is dearer to scroll.
    if (!element || !window.matchMedia('(any-pointer: coarse)').matches) return;
    // While something is held the box does not scroll under the finger. Heard from the first touch on: a listener that comes while
    // the finger is down is too late for some browsers. A long press opens no menu either.
    const still = (event: Event) => held.current && event.preventDefault();
    const noMenu = (event: Event) => pressed.current?.isTouch && event.preventDefault();
    element.addEventListener('touchmove', still, { passive: false });
    element.addEventListener('contextmenu', noMenu);
    return () => {
      element.removeEventListener('touchmove', still);
      element.removeEventListener('contextmenu', noMenu);
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only whether something is held matters
  useEffect(() => {
    if (!drag) return;
    const letGo = (event: KeyboardEvent) => event.key === 'Escape' && put(null);
    const element = options.current.box();
    window.addEventListener('keydown', letGo);
    const scroll = window.setInterval(() => scrollAtEdge(element, held.current), 16);
    return () => {
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
        const { clientX: x, clientY: y, pointerId: pointer } = event;
        const press: Press = {
          pupilId: card.dataset.pupil!,
          x,
          y,
          pointer,
          timer: 0,
          isTouch: event.pointerType === 'touch',
        };
        if (press.isTouch) press.timer = window.setTimeout(() => lift(press, x, y), restMilliseconds);
        pressed.current = press;
      },
      onPointerMove: (event: PointerEvent) => {
        const start = pressed.current;
        if (!start) return;
        const moved = Math.hypot(event.clientX - start.x, event.clientY - start.y);
        if (!held.current) {
          if (moved < farEnough) return;
          if (start.isTouch) return release();
          lift(start, event.clientX, event.clientY);
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
