import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareNames } from '#engines/class-history/order-names.ts';
import { type ClassEvent, type ClassSplit, replayEvents } from '#engines/class-history/replay-events.ts';

const ids = ['a', 'b', 'c', 'd', 'e'];
const proposals: Record<string, Map<string, number>> = {
  one: new Map(ids.map((id, i) => [id, i % 2])),
  two: new Map(ids.map((id, i) => [id, (i + 1) % 2])),
};
const replay = (events: readonly ClassEvent[]) => replayEvents(events, (id) => proposals[id]);
/** The classes themselves, without what may be undone. */
const classesIn = ({ classOf, locked, left, proposalId }: ClassSplit) => ({
  ...{ proposalId, locked: [...locked].sort(), left: [...left].sort() },
  classes: [...classOf].sort(),
});

const pupilId = fc.constantFrom(...ids);
const to = fc.constantFrom(0, 1, null);
const deed: fc.Arbitrary<ClassEvent> = fc.oneof(
  fc.record({ kind: fc.constant('take' as const), proposalId: fc.constantFrom('one', 'two') }),
  fc.record({
    kind: fc.constant('move' as const),
    changes: fc.array(fc.record({ pupilId, to }), { minLength: 1, maxLength: 2 }),
    reason: fc.constant('r'),
  }),
  fc.record({ kind: fc.constant('lock' as const), pupilIds: fc.array(pupilId), locked: fc.boolean() }),
  fc.record({ kind: fc.constant('arrive' as const), pupilId, to, reason: fc.constant('') }),
  fc.record({ kind: fc.constant('leave' as const), pupilId, reason: fc.constant('r') }),
);
const anything = fc.oneof(
  { weight: 3, arbitrary: deed },
  { weight: 1, arbitrary: fc.constantFrom<ClassEvent>({ kind: 'undo' }, { kind: 'redo' }) },
);
const undo: ClassEvent = { kind: 'undo' };
const redo: ClassEvent = { kind: 'redo' };

describe('what was done with the classes', () => {
  it('is undone to exactly what was before, and redone to exactly what was after', () => {
    fc.assert(
      fc.property(fc.array(anything), deed, (history, last) => {
        const [before, after] = [replay(history), replay([...history, last])];
        expect(classesIn(replay([...history, last, undo]))).toEqual(classesIn(before));
        expect(classesIn(replay([...history, last, undo, redo]))).toEqual(classesIn(after));
      }),
    );
  });

  it('is undone step by step to the beginning, whatever was undone and redone between', () => {
    fc.assert(
      fc.property(fc.array(anything), (history) => {
        const all = [...history, ...history.map(() => undo)];
        expect(classesIn(replay(all))).toEqual(classesIn(replay([])));
        expect(replay(all).undoes).toBeNull();
      }),
    );
  });

  it('loses nobody: a pupil is in one class, without one, or has left', () => {
    fc.assert(
      fc.property(fc.array(anything), (history) => {
        const { classOf, left } = replay(history);
        for (const id of classOf.keys()) {
          expect(ids).toContain(id);
          expect([0, 1]).toContain(classOf.get(id));
        }
        expect([...left].every((id) => ids.includes(id))).toBe(true);
      }),
    );
  });

  it('ends what could be redone with the next deed', () => {
    const take: ClassEvent = { kind: 'take', proposalId: 'one' };
    expect(replay([take, undo]).redoes).toBe(0);
    expect(replay([take, undo, take]).redoes).toBeNull();
    expect(replay([undo, redo]).undoes).toBeNull();
  });

  it('keeps who left out of a proposal that is taken afterwards', () => {
    const events: ClassEvent[] = [
      { kind: 'take', proposalId: 'one' },
      { kind: 'leave', pupilId: 'a', reason: 'moved away' },
      { kind: 'take', proposalId: 'two' },
    ];
    expect(replay(events).classOf.has('a')).toBe(false);
    expect(replay([...events, { kind: 'arrive', pupilId: 'a', to: 1, reason: '' }]).classOf.get('a')).toBe(1);
  });
});

describe('names in a list', () => {
  it('go by given name, then family, then the middle, in Vietnamese order', () => {
    const names = ['Trần Văn Đạt', 'Lê Thị Dung', 'Nguyễn An', 'Lê Văn An', 'Lê Bảo An', 'Phạm Ánh', 'Đỗ Ân', ''];
    expect([...names].sort(compareNames)).toEqual([
      ...['', 'Lê Bảo An', 'Lê Văn An', 'Nguyễn An', 'Phạm Ánh', 'Đỗ Ân', 'Lê Thị Dung', 'Trần Văn Đạt'],
    ]);
  });
});
