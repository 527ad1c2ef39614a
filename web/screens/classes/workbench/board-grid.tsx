import { useVirtualizer } from '@tanstack/react-virtual';
import { Lock } from 'lucide-react';
import { type KeyboardEvent, memo, useEffect, useRef, useState } from 'react';
import type { ClassPupil } from '../../../../api/client.ts';
import { useWords, type Words } from '../../../state/organisation.tsx';
import { ClassHead, type HeadFigures } from './class-head.tsx';
import { useDrag } from './use-drag.ts';

/** Room of a card with its margin: a finger needs more than a pointer. */
const cardHeight = window.matchMedia?.('(pointer: coarse)').matches ? 48 : 44;
const headHeight = 96;
const aboveFinger = -64;

export interface BoardGridProps {
  columns: readonly string[][];
  labels: readonly string[];
  /** Class of each column, where the board shows but one. */
  shown: readonly number[];
  columnWidth: number;
  pupilOf: ReadonlyMap<string, ClassPupil>;
  locked: ReadonlySet<string>;
  /** Pupils to mark: those found, those of a broken rule. */
  marked: ReadonlySet<string>;
  scoreKeys: readonly string[];
  /** Sign of each pupil's card; absent: none. */
  markOf: ReadonlyMap<string, number>;
  figures: readonly HeadFigures[];
  onOpen: (pupilId: string) => void;
  onMove: (pupilId: string, to: number) => void;
  onLock: (pupilId: string) => void;
  /** What a move over a class would do, in a word beside the held card. */
  hint: (pupilId: string, to: number) => 'good' | 'bad' | 'breaks' | null;
  focusOn: string | null;
}

/** Classes as columns, pupils as cards; only what is in sight is drawn, in both directions. */
export const BoardGrid = memo(PlainGrid);

function PlainGrid(props: BoardGridProps) {
  const { columns, labels, shown, columnWidth, pupilOf, locked, figures, onMove, focusOn } = props;
  const { t } = useWords();
  const box = useRef<HTMLDivElement>(null);
  const most = Math.max(1, ...shown.map((c) => columns[c]?.length ?? 0));
  const across = useVirtualizer({
    // One drawing a frame for both directions, not one at once for each.
    ...{ horizontal: true, count: shown.length, overscan: 1, useFlushSync: false },
    getScrollElement: () => box.current,
    estimateSize: () => columnWidth,
  });
  const down = useVirtualizer({
    ...{ count: most, overscan: 4, paddingStart: headHeight, useFlushSync: false },
    getScrollElement: () => box.current,
    estimateSize: () => cardHeight,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the virtualizer must measure anew when a column changes its width
  useEffect(() => across.measure(), [columnWidth]);
  const columnAt = (clientX: number) => {
    const element = box.current;
    if (!element) return null;
    const at = Math.floor((clientX - element.getBoundingClientRect().left + element.scrollLeft) / columnWidth);
    return shown[at] ?? null;
  };
  const { drag, handlers } = useDrag({ box: () => box.current, columnAt, onDrop: onMove });
  const keys = useKeys(props, (at, row) => {
    across.scrollToIndex(at, { align: 'auto' });
    down.scrollToIndex(row, { align: 'auto' });
  });
  const { goTo } = keys;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a pupil that was looked for is gone to once
  useEffect(() => {
    if (focusOn) goTo(focusOn);
  }, [focusOn]);
  const over = drag?.over ?? keys.held?.over ?? null;
  const rows = down.getVirtualItems();
  return (
    <>
      <div
        ref={box}
        className={drag ? 'board dragging' : 'board'}
        role="application"
        aria-label={t('classes.board')}
        aria-describedby="board-help"
        {...handlers}
        onKeyDown={keys.onKeyDown}
      >
        <div className="board-inner" style={{ inlineSize: across.getTotalSize(), blockSize: down.getTotalSize() }}>
          <div className="board-heads" style={{ blockSize: headHeight }}>
            {across.getVirtualItems().map(({ index, start }) => (
              <ClassHead
                key={shown[index]}
                label={labels[shown[index]]}
                figures={figures[shown[index]]}
                isOver={over === shown[index]}
                x={start}
                width={columnWidth}
              />
            ))}
          </div>
          {across.getVirtualItems().map(({ index, start }) => {
            const own = columns[shown[index]] ?? [];
            return rows.map((row) => {
              const pupil = pupilOf.get(own[row.index] ?? '');
              if (!pupil) return null;
              return (
                <Card
                  key={pupil.id}
                  pupil={pupil}
                  x={start}
                  y={row.start}
                  width={columnWidth}
                  isLocked={locked.has(pupil.id)}
                  isMarked={props.marked.has(pupil.id)}
                  isHeld={drag?.pupilId === pupil.id || keys.held?.pupilId === pupil.id}
                  isFocus={keys.focus === pupil.id}
                  mark={props.markOf.get(pupil.id)}
                  lacksScore={props.scoreKeys.some((key) => pupil.attributes[key] === undefined)}
                  onOpen={props.onOpen}
                  onFocus={keys.setFocus}
                  t={t}
                />
              );
            });
          })}
          {over !== null && shown.includes(over) && (
            <div
              className="board-target"
              aria-hidden
              style={{ insetInlineStart: shown.indexOf(over) * columnWidth, inlineSize: columnWidth }}
            />
          )}
        </div>
      </div>
      {drag && (
        <div
          className={`drag-ghost ${drag.over === null ? '' : (props.hint(drag.pupilId, drag.over) ?? '')}`}
          style={{ transform: `translate(${drag.x + 8}px, ${drag.y + (drag.isTouch ? aboveFinger : 8)}px)` }}
          aria-hidden
        >
          {pupilOf.get(drag.pupilId)?.name || drag.pupilId}
          {drag.over !== null && ` → ${labels[drag.over]}`}
        </div>
      )}
      <p className="visually-hidden" role="status">
        {keys.held &&
          t('classes.held-up', {
            name: pupilOf.get(keys.held.pupilId)?.name || keys.held.pupilId,
            class: labels[keys.held.over],
          })}
      </p>
    </>
  );
}

interface CardProps {
  pupil: ClassPupil;
  x: number;
  y: number;
  width: number;
  isLocked: boolean;
  isMarked: boolean;
  isHeld: boolean;
  isFocus: boolean;
  mark: number | undefined;
  lacksScore: boolean;
  onOpen: (pupilId: string) => void;
  onFocus: (pupilId: string) => void;
  /** Given by the board: a card of its own would ask for the language at each scroll. */
  t: Words['t'];
}

/**
 * One pupil: name, code where there is no name, and the marks that matter at a glance. Few elements, since a column of them comes
 * into sight at each step of a scroll: its sign is drawn by its style.
 */
function PlainCard({ pupil, x, y, width, isLocked, isMarked, isHeld, isFocus, mark, lacksScore, ...rest }: CardProps) {
  const { id, name, attributes, late } = pupil;
  const { t } = rest;
  const marks = [
    attributes.needs === '1' && t('classes.field.needs'),
    late && t('classes.late'),
    lacksScore && t('classes.no-score'),
  ].filter(Boolean);
  const heard = [name && id, isLocked && t('classes.locked')].filter(Boolean).join(', ');
  return (
    <button
      type="button"
      className={`pupil-card${isHeld ? ' held' : ''}${isMarked ? ' marked' : ''}`}
      style={{ insetBlockStart: y, insetInlineStart: x + 4, inlineSize: width - 8 }}
      title={marks.length > 0 ? [name || id, ...marks].join(', ') : undefined}
      data-pupil={id}
      data-mark={mark}
      data-locked={isLocked || undefined}
      tabIndex={isFocus ? 0 : -1}
      onClick={() => rest.onOpen(id)}
      onFocus={() => rest.onFocus(id)}
    >
      <span className="pupil-card-name">{name || id}</span>
      {marks.length > 0 && <span className="pupil-card-marks small">{marks.join(' · ')}</span>}
      {isLocked && <Lock aria-hidden size={14} />}
      {heard && <span className="visually-hidden"> {heard}</span>}
    </button>
  );
}

const Card = memo(PlainCard);

/** Arrows move, Enter or Space picks up and puts down, Escape lets go, I opens, L locks. */
function useKeys(
  { columns, shown, locked, onMove, onOpen, onLock }: BoardGridProps,
  scrollTo: (column: number, row: number) => void,
) {
  const first = shown.map((c) => columns[c]?.[0]).find((id) => id !== undefined) ?? null;
  const [chosen, setFocus] = useState<string | null>(null);
  const [held, setHeld] = useState<{ pupilId: string; over: number } | null>(null);
  const there = chosen !== null && shown.some((c) => columns[c]?.includes(chosen));
  const focus = there ? chosen : first;
  const goTo = (pupilId: string) => {
    const at = shown.findIndex((c) => columns[c]?.includes(pupilId));
    if (at < 0) return;
    setFocus(pupilId);
    scrollTo(at, columns[shown[at]].indexOf(pupilId));
    // The card is drawn once it has come into sight.
    requestAnimationFrame(() =>
      requestAnimationFrame(() =>
        document.querySelector<HTMLElement>(`[data-pupil="${CSS.escape(pupilId)}"]`)?.focus(),
      ),
    );
  };
  const step = (right: number, below: number) => {
    const at = shown.findIndex((c) => columns[c]?.includes(focus ?? ''));
    if (at < 0) return;
    const row = columns[shown[at]].indexOf(focus ?? '');
    const next = columns[shown[Math.min(shown.length - 1, Math.max(0, at + right))]] ?? [];
    const id = next[Math.min(next.length - 1, Math.max(0, row + below))];
    if (id) goTo(id);
  };
  const carry = (right: number) => {
    if (!held) return;
    const at = Math.min(shown.length - 1, Math.max(0, shown.indexOf(held.over) + right));
    setHeld({ ...held, over: shown[at] });
    scrollTo(at, 0);
  };
  const pick = () => {
    if (!focus || locked.has(focus)) return;
    const over = shown.find((c) => columns[c]?.includes(focus));
    if (over !== undefined) setHeld({ pupilId: focus, over });
  };
  const put = () => {
    if (!held) return;
    const from = shown.find((c) => columns[c]?.includes(held.pupilId));
    setHeld(null);
    if (from !== held.over) onMove(held.pupilId, held.over);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const side = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const below = { ArrowUp: -1, ArrowDown: 1, PageUp: -8, PageDown: 8 }[event.key];
    const does: Record<string, () => void> = {
      Enter: held ? put : pick,
      ' ': held ? put : pick,
      i: () => focus && onOpen(focus),
      l: () => focus && onLock(focus),
    };
    if (side !== undefined) held ? carry(side) : step(side, 0);
    else if (below !== undefined && !held) step(0, below);
    else if (held && event.key === 'Escape') setHeld(null);
    else if (does[event.key]) does[event.key]();
    else return;
    event.preventDefault();
  };
  return { focus, setFocus, held, onKeyDown, goTo };
}
