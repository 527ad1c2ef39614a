import { Search } from 'lucide-react';
import { type KeyboardEvent, memo, useCallback, useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { ClassChange } from '#engines/class-history/replay-events.ts';
import type { ClassPlan, ClassProposal } from '../../../../api/client.ts';
import { useWords } from '../../../state/organisation.tsx';
import { Empty, Failed } from '../../../ui/states.tsx';
import { BalanceTable } from './balance-table.tsx';
import { BoardGrid } from './board-grid.tsx';
import { BreaksLine } from './breaks-line.tsx';
import { BoardLegend, useCardMarks } from './card-marks.tsx';
import { headsOf, seriesOf } from './class-figures.ts';
import { CompareView } from './compare-view.tsx';
import type { Standing } from './derive.ts';
import { harmOf } from './harm.ts';
import { MoveSheet } from './move-sheet.tsx';
import { Multiples } from './multiples.tsx';
import { ProposalsBar } from './proposals-bar.tsx';
import { PupilSheet } from './pupil-sheet.tsx';
import { nameOfRule, namesOfGoals, sayValue } from './say-rules.ts';
import { useBoardWidth } from './use-board-width.ts';
import type { Hand } from './use-workbench.ts';

/** The workbench: proposals above, classes as columns, what is broken and every rule beneath. */
export function BoardTab({
  hand,
  onPlan,
  onStale,
}: {
  hand: Hand;
  onPlan: (plan: ClassPlan) => void;
  onStale: () => void;
}) {
  const words = useWords();
  const { t, n } = words;
  const { workbench, standing, act, failure } = hand;
  const { pupils, plan, proposals } = workbench;
  const { split } = standing;
  // A move shows on the board at once; the figures of all classes follow, and give way to the next move.
  const later = useDeferredValue(standing);
  const [opened, setOpened] = useState<string | null>(null);
  const [moving, setMoving] = useState<ClassChange[] | null>(null);
  const [compared, setCompared] = useState<string | null>(null);
  const pupilOf = useMemo(() => new Map(pupils.map((pupil) => [pupil.id, pupil])), [pupils]);
  const nameOf = useCallback((id: string) => pupilOf.get(id)?.name || id, [pupilOf]);
  useUndoKeys(hand);
  const lock = useCallback(
    (pupilId: string) => void act({ kind: 'lock', pupilIds: [pupilId], locked: !split.locked.has(pupilId) }),
    [act, split],
  );
  const base = proposals.find(({ id }) => id === split.proposalId);
  const held = proposals.find(({ id }) => id === compared);
  const pupil = opened === null ? undefined : pupilOf.get(opened);
  return (
    <div className="stack bench">
      <ProposalsBar {...{ hand, compared, onPlan, onStale }} onCompare={setCompared} />
      {failure && (
        <div>
          <p className="notice notice-bad">{t('classes.not-recorded')}</p>
          <Failed failure={failure} onRetry={hand.retry} />
        </div>
      )}
      {held && <CompareView hand={hand} proposal={held} nameOf={nameOf} onClose={() => setCompared(null)} />}
      {split.proposalId === null ? (
        <Empty title={t('classes.board-empty')}>
          {t(nextStep(proposals), {
            pupils: n(pupils.length, 0),
            classes: n(plan.settings.classCount, 0),
          })}
        </Empty>
      ) : (
        <>
          <BreaksLine standing={standing} plan={plan} nameOf={nameOf} />
          <Columns hand={hand} pupilOf={pupilOf} onOpen={setOpened} onMove={setMoving} onLock={lock} />
          <Figures plan={plan} standing={later} />
          <BalanceTable plan={plan} standing={later} base={base} />
        </>
      )}
      {pupil && !moving && (
        <PupilSheet
          key={pupil.id}
          {...{ workbench, standing, pupil, nameOf }}
          onClose={() => setOpened(null)}
          onMove={setMoving}
          onLock={() => lock(pupil.id)}
          onLeave={(reason) => {
            setOpened(null);
            void act({ kind: 'leave', pupilId: pupil.id, reason });
          }}
        />
      )}
      {moving && (
        <MoveSheet
          {...{ plan, standing, nameOf }}
          changes={moving}
          onClose={() => setMoving(null)}
          onDo={(reason) => {
            setMoving(null);
            setOpened(null);
            void act({ kind: 'move', changes: moving, reason });
          }}
        />
      )}
      {split.proposalId !== null && (
        <div id="board-help" className="board-help soft small no-print">
          <p>{t('classes.board-help')}</p>
          <p>{t('classes.board-help.touch')}</p>
        </div>
      )}
    </div>
  );
}

interface ColumnsProps {
  hand: Hand;
  pupilOf: ReadonlyMap<string, Hand['workbench']['pupils'][number]>;
  onOpen: (pupilId: string) => void;
  onMove: (changes: ClassChange[]) => void;
  onLock: (pupilId: string) => void;
}

const Columns = memo(function Columns({ hand, pupilOf, onOpen, onMove, onLock }: ColumnsProps) {
  const words = useWords();
  const { t, n } = words;
  const { standing, workbench } = hand;
  const { columns, unplaced, settings, split, judged, board, breaks } = standing;
  const { plan } = workbench;
  const [find, setFind] = useState('');
  const [single, setSingle] = useState(0);
  const { isNarrow, width } = useBoardWidth(settings.classCount);
  const series = useMemo(() => (judged && board ? seriesOf(judged.problem, board.classOf) : []), [judged, board]);
  const heads = useMemo(() => {
    const goals = judged ? namesOfGoals(judged.problem) : [];
    const nameOf = (goal: number) => nameOfRule(words, plan.columns, goals[goal].rule, goals[goal].attribute);
    const sizes = columns.map((own) => own.length);
    return headsOf(sizes, series, breaks, nameOf, (value) => sayValue(words, value));
  }, [columns, series, breaks, judged, plan, words]);
  const folded = useMemo(() => workbench.pupils.map(({ name }) => fold(name)), [workbench.pupils]);
  const found = useMemo(() => findPupils(workbench.pupils, folded, find), [workbench.pupils, folded, find]);
  const marked = useMemo(() => new Set([...found, ...breaks.flatMap(({ pupilIds }) => pupilIds)]), [found, breaks]);
  const scoreKeys = useMemo(() => plan.columns.filter(({ kind }) => kind === 'score').map(({ key }) => key), [plan]);
  const marks = useCardMarks(plan, workbench.pupils);
  const all = useMemo(() => settings.labels.map((_, c) => c), [settings]);
  const firstClass = found.length > 0 ? split.classOf.get(found[0]) : undefined;
  const shownClass = isNarrow && firstClass !== undefined ? firstClass : Math.min(single, settings.classCount - 1);
  const shown = useMemo(() => (isNarrow ? [shownClass] : all), [isNarrow, shownClass, all]);
  const hint = useCallback(
    (pupilId: string, to: number) => {
      const place = judged?.placeOf.get(pupilId);
      if (!board || place === undefined || split.classOf.get(pupilId) === to) return null;
      const [before, after] = [board.standing(), board.afterMove(place, to)];
      return harmOf(after, before);
    },
    [judged, board, split],
  );
  const move = useCallback(
    (pupilId: string, to: number) => {
      if (split.classOf.get(pupilId) !== to) onMove([{ pupilId, to }]);
    },
    [split, onMove],
  );
  return (
    <>
      <div className="bench-bar no-print">
        <label className="search-box">
          <Search aria-hidden size={18} />
          <span className="visually-hidden">{t('classes.search')}</span>
          <input
            className="input"
            type="search"
            placeholder={t('classes.search')}
            value={find}
            onChange={(event) => setFind(event.target.value)}
          />
        </label>
        {find.trim().length > 1 && found.length === 0 && <span className="soft small">{t('classes.search-none')}</span>}
        {isNarrow && (
          <select
            className="input class-choice"
            aria-label={t('classes.class-choose')}
            value={shownClass}
            onChange={(event) => {
              setFind('');
              setSingle(Number(event.target.value));
            }}
          >
            {settings.labels.map((label, c) => (
              <option key={label} value={c}>
                {t('classes.class-name', { class: label })} ({n(columns[c]?.length ?? 0, 0)})
              </option>
            ))}
          </select>
        )}
      </div>
      <BoardLegend plan={plan} marks={marks} bars={heads[0]?.shares ?? []} />
      {unplaced.length > 0 && (
        <div className="tray">
          <b>{t('classes.unplaced')}</b>
          {unplaced.map((id) => (
            <button key={id} type="button" className="tray-card" onClick={() => onOpen(id)}>
              {pupilOf.get(id)?.name || id}
            </button>
          ))}
        </div>
      )}
      <BoardGrid
        {...{ columns, shown, pupilOf, marked, scoreKeys, onOpen, onLock, hint }}
        labels={settings.labels}
        columnWidth={width}
        locked={split.locked}
        figures={heads}
        onMove={move}
        markOf={marks.markOf}
        focusOn={found.length === 1 ? found[0] : null}
      />
    </>
  );
});

const Figures = memo(function Figures({ plan, standing }: { plan: ClassPlan; standing: Standing }) {
  const words = useWords();
  const { judged, board, columns, settings } = standing;
  const series = useMemo(() => (judged && board ? seriesOf(judged.problem, board.classOf) : []), [judged, board]);
  if (!judged) return null;
  const goals = namesOfGoals(judged.problem);
  return (
    <Multiples
      sizes={columns.map((own) => own.length)}
      labels={settings.labels}
      series={series}
      nameOf={(goal) => nameOfRule(words, plan.columns, goals[goal].rule, goals[goal].attribute)}
      sayValue={(value) => sayValue(words, value)}
    />
  );
});

/** `names`: of the pupils, folded. */
function findPupils(pupils: Hand['workbench']['pupils'], names: readonly string[], text: string): string[] {
  const wanted = fold(text);
  if (wanted.length < 2) return [];
  return pupils.filter(({ id }, i) => names[i].includes(wanted) || id.toLowerCase() === wanted).map(({ id }) => id);
}

/** Without marks, so that "Dat" finds "Đạt". */
function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .trim();
}

/** Ctrl+Z and Ctrl+Y (or Shift+Ctrl+Z), but in a field the browser's own. */
function useUndoKeys({ act, standing, busy }: Hand): void {
  const { undoes, redoes } = standing.split;
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent | KeyboardEvent) => {
      const inField = (event.target as HTMLElement).closest?.('input, textarea, select, dialog');
      if (inField || busy || !(event.ctrlKey || event.metaKey)) return;
      const key = event.key.toLowerCase();
      const isRedo = key === 'y' || (key === 'z' && event.shiftKey);
      if (isRedo && redoes !== null) void act({ kind: 'redo' });
      else if (key === 'z' && !event.shiftKey && undoes !== null) void act({ kind: 'undo' });
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [act, undoes, redoes, busy]);
}

/** What to press while no classes stand, by what was proposed so far. */
function nextStep(proposals: readonly ClassProposal[]) {
  if (proposals.some(({ status }) => status === 'done')) return 'classes.board-empty.take';
  return proposals.length > 0 ? 'classes.board-empty.again' : 'classes.board-empty.next';
}
