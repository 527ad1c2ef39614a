import { MoveHorizontal } from 'lucide-react';
import type { KeyboardEvent, PointerEvent } from 'react';

interface SwipeDividerProps {
  /** Per cent of the width that lies left of the divider. */
  position: number;
  onPosition: (position: number) => void;
  label: string;
  /** Where it stands, in words. */
  told: string;
}

const step = 2;
const bigStep = 10;

/** A line between two pictures that lie upon each other: dragged by pointer or finger, moved by arrow keys, Home and End. */
export function SwipeDivider({ position, onPosition, label, told }: SwipeDividerProps) {
  const put = (wanted: number) => onPosition(Math.min(100, Math.max(0, Math.round(wanted))));
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    const frame = event.currentTarget.parentElement?.getBoundingClientRect();
    if (!frame || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    put((100 * (event.clientX - frame.left)) / frame.width);
  };
  const onKey = (event: KeyboardEvent) => {
    const by = event.shiftKey ? bigStep : step;
    const wanted = {
      ...{ ArrowLeft: position - by, ArrowRight: position + by, ArrowDown: position - by, ArrowUp: position + by },
      ...{ PageDown: position - bigStep, PageUp: position + bigStep, Home: 0, End: 100 },
    }[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    put(wanted);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule (hr) cannot be dragged
    <div
      className="swipe-divider"
      style={{ insetInlineStart: `${position}%` }}
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={position}
      aria-valuetext={told}
      tabIndex={0}
      onKeyDown={onKey}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
    >
      <span className="swipe-handle">
        <MoveHorizontal aria-hidden size={20} />
      </span>
    </div>
  );
}
