import { placesIn, problemOfPlan } from '#engines/class-history/judge-plan.ts';
import { compareNames } from '#engines/class-history/order-names.ts';
import { type ClassSplit, replayEvents } from '#engines/class-history/replay-events.ts';
import type { ClassIssue } from '#engines/class-records.ts';
import type { ClassProblem } from '#engines/classes/types.ts';
import { Board } from '#engines/classes/workbench/board.ts';
import { type HardBreak, listBreaks } from '#engines/classes/workbench/list-breaks.ts';
import { placesOfIds } from '#engines/classes/workbench/suggest-swaps.ts';
import type { ClassPupil, ClassSettings, ClassWorkbench } from '../../../../api/client.ts';

/** The rules judge these pupils: those who have a class. */
export interface Judged {
  problem: ClassProblem;
  placeOf: Map<string, number>;
}

/** The classes as they stand, and everything the screen shows of them. */
export interface Standing {
  split: ClassSplit;
  settings: Pick<ClassSettings, 'classCount' | 'labels' | 'rules'>;
  /** Ids by class, by given name; and those who have no class. */
  columns: string[][];
  unplaced: string[];
  /** Null: the rules do not fit the pupils (`issues`), or nobody has a class. */
  judged: Judged | null;
  issues: ClassIssue[];
  /** After a move these two follow a frame later. */
  board: Board | null;
  breaks: HardBreak[];
}

/** Replays what was done. The classes of a proposal stand in the workbench by place of the pupil. */
export function replayWorkbench({
  pupils,
  events,
  splits,
}: Pick<ClassWorkbench, 'pupils' | 'events' | 'splits'>): ClassSplit {
  const maps = new Map<string, Map<string, number>>();
  const classesOf = (id: string) => {
    const known = maps.get(id);
    if (known) return known;
    const made = new Map<string, number>();
    splits[id]?.forEach((own, i) => {
      if (own >= 0 && pupils[i]) made.set(pupils[i].id, own);
    });
    maps.set(id, made);
    return made;
  };
  return replayEvents(
    events.map(({ event }) => event),
    classesOf,
  );
}

/** Settings the classes are judged by: those in force, or plain ones where the proposal had another number of classes. */
export function settingsOf({ plan, proposals }: ClassWorkbench, split: ClassSplit): Standing['settings'] {
  const base = proposals.find(({ id }) => id === split.proposalId);
  if (!base || base.classCount === plan.settings.classCount) return plan.settings;
  const labels = Array.from({ length: base.classCount }, (_, c) => String(c + 1));
  return { ...plan.settings, classCount: base.classCount, labels };
}

/** The problem of the pupils who have a class; null with what forbids it. */
export function judgePlaced(
  { plan, pupils, wishes }: Pick<ClassWorkbench, 'plan' | 'pupils' | 'wishes'>,
  split: ClassSplit,
  settings: Standing['settings'],
): { judged: Judged | null; issues: ClassIssue[] } {
  const placed = pupils.filter(({ id }) => split.classOf.has(id));
  if (placed.length < settings.classCount) return { judged: null, issues: [] };
  const keys = plan.columns.map(({ key }) => key);
  const { problem, issues } = problemOfPlan(keys, placed, wishes, settings);
  return { judged: problem && { problem, placeOf: placesOfIds(problem) }, issues };
}

/** Ids by class, by given name, then by id. */
export function columnsOf(pupils: readonly ClassPupil[], split: ClassSplit, classCount: number) {
  const columns: ClassPupil[][] = Array.from({ length: classCount }, () => []);
  const unplaced: ClassPupil[] = [];
  for (const pupil of pupils) {
    const own = split.classOf.get(pupil.id);
    if (own !== undefined && columns[own]) columns[own].push(pupil);
    else if (!split.left.has(pupil.id)) unplaced.push(pupil);
  }
  const ids = (list: ClassPupil[]) => list.map(({ id }) => id);
  return { columns: columns.map(ids), unplaced: ids(unplaced) };
}

/** Pupils in the order in which every class shows them: sorted once, since sorting by ICU is the dear part. */
export function orderPupils(pupils: readonly ClassPupil[]): ClassPupil[] {
  return [...pupils].sort((one, other) => compareNames(one.name, other.name) || (one.id < other.id ? -1 : 1));
}

/** The board and what is broken on it. */
export function boardOf(judged: Judged | null, split: ClassSplit): Pick<Standing, 'board' | 'breaks'> {
  if (!judged) return { board: null, breaks: [] };
  const classOf = placesIn(judged.problem, split.classOf);
  return { board: new Board(judged.problem, classOf), breaks: listBreaks(judged.problem, classOf) };
}
