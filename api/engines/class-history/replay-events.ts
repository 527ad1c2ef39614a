/** What people do with the classes of a plan, as values. Classes are 0 … classCount − 1; null: in no class yet. */
export type ClassEvent =
  | { kind: 'take'; proposalId: string }
  | { kind: 'move'; changes: ClassChange[]; reason: string }
  | { kind: 'lock'; pupilIds: string[]; locked: boolean }
  | { kind: 'arrive'; pupilId: string; to: number | null; reason: string }
  | { kind: 'leave'; pupilId: string; reason: string }
  | { kind: 'undo' }
  | { kind: 'redo' };

export interface ClassChange {
  pupilId: string;
  to: number | null;
}

/** The classes as they stand after some events. */
export interface ClassSplit {
  /** The proposal they began from; null: none was taken. */
  proposalId: string | null;
  /** Pupils without an entry have no class yet. */
  classOf: Map<string, number>;
  locked: Set<string>;
  left: Set<string>;
  /** Place in the list of the event that `undo` takes back, and of the one that `redo` brings again; null: none. */
  undoes: number | null;
  redoes: number | null;
}

/** Places of the events in force, oldest first, and of those taken back, the one to bring again last. */
export function eventsInForce(events: readonly ClassEvent[]): { done: number[]; undone: number[] } {
  const done: number[] = [];
  let undone: number[] = [];
  events.forEach(({ kind }, at) => {
    if (kind === 'undo') {
      const last = done.pop();
      if (last !== undefined) undone.push(last);
    } else if (kind === 'redo') {
      const again = undone.pop();
      if (again !== undefined) done.push(again);
    } else {
      done.push(at);
      undone = [];
    }
  });
  return { done, undone };
}

/**
 * Replays events over proposals: the same list gives the same classes. Undo takes back the last event in force, redo brings it
 * again, and a new event ends what could be redone. `classesOf` answers the classes of a proposal by pupil.
 */
export function replayEvents(
  events: readonly ClassEvent[],
  classesOf: (proposalId: string) => ReadonlyMap<string, number>,
): ClassSplit {
  const { done, undone } = eventsInForce(events);
  const split: ClassSplit = {
    ...{ proposalId: null, classOf: new Map(), locked: new Set(), left: new Set() },
    ...{ undoes: done.at(-1) ?? null, redoes: undone.at(-1) ?? null },
  };
  for (const at of done) apply(split, events[at], classesOf);
  return split;
}

function apply(split: ClassSplit, event: ClassEvent, classesOf: (id: string) => ReadonlyMap<string, number>): void {
  switch (event.kind) {
    case 'take':
      split.proposalId = event.proposalId;
      split.classOf = new Map(classesOf(event.proposalId));
      for (const pupilId of split.left) split.classOf.delete(pupilId);
      break;
    case 'move':
      for (const { pupilId, to } of event.changes) put(split, pupilId, to);
      break;
    case 'lock':
      for (const pupilId of event.pupilIds) {
        if (event.locked) split.locked.add(pupilId);
        else split.locked.delete(pupilId);
      }
      break;
    case 'arrive':
      split.left.delete(event.pupilId);
      put(split, event.pupilId, event.to);
      break;
    case 'leave':
      split.left.add(event.pupilId);
      split.locked.delete(event.pupilId);
      put(split, event.pupilId, null);
      break;
  }
}

function put({ classOf }: ClassSplit, pupilId: string, to: number | null): void {
  if (to === null) classOf.delete(pupilId);
  else classOf.set(pupilId, to);
}
