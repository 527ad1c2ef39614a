import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitFrozen } from '#engines/class-history/frozen-classes.ts';
import { placesIn, problemOfPlan } from '#engines/class-history/judge-plan.ts';
import { countHardBreaks } from '#engines/classes/hard-breaks.ts';
import { beginRules } from '../../../api/domains/classes/begin-rules.ts';
import type { ClassColumn } from '../../../api/domains/classes/columns.ts';
import { classPseudonym, freezeClasses } from '../../../api/domains/classes/freeze-classes.ts';
import { inventPupils } from '../../../geodata/towns/invent-pupils.ts';

const columns: ClassColumn[] = (['sex', 'nursery', 'neighbourhood', 'needs', 'repeater', 'readiness'] as const).map(
  (key) => ({
    key,
    heading: key,
    kind: key === 'readiness' ? 'score' : ['needs', 'repeater'].includes(key) ? 'mark' : 'text',
  }),
);
const key = new Uint8Array(32).fill(7);

function aPlan(count: number, classCount: number, seed: string, locked = new Map<string, number>()) {
  const pupils = inventPupils(count, 2026, seed).map((pupil) => ({ ...pupil, late: false }));
  const rules = beginRules('primary', columns, pupils);
  const labels = Array.from({ length: classCount }, (_, c) => `1${c + 1}`);
  const settings = { classCount, labels, rules };
  const wishes = [{ pupilId: pupils[0].id, kind: 'together' as const, otherId: pupils[1].id }];
  return {
    pupils,
    settings,
    wishes,
    frozen: freezeClasses({ plan: { columns }, settings, pupils, wishes, locked }, key),
  };
}

describe('a frozen class list', () => {
  it('loses no pupil, breaks no hard rule of the real list, and gives the same lists for the same seed', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 30, max: 60 }),
        fc.integer({ min: 2, max: 3 }),
        fc.string(),
        (count, classes, seed) => {
          const { pupils, settings, wishes, frozen } = aPlan(count, classes, 'school');
          const { split } = splitFrozen(frozen, seed);
          expect(splitFrozen(frozen, seed).split).toEqual(split);
          const classOf = new Map(frozen.pupils.map((code, i) => [code, split!.classes[i]]));
          const own = new Map(pupils.map(({ id }) => [id, classOf.get(classPseudonym(key, id))!]));
          expect([...own.values()].every((c) => c >= 0 && c < classes)).toBe(true);
          const { problem } = problemOfPlan(
            columns.map((column) => column.key),
            pupils,
            wishes,
            settings,
          );
          expect(countHardBreaks(problem!, placesIn(problem!, own))).toBe(0);
          expect(own.get(pupils[0].id)).toBe(own.get(pupils[1].id));
        },
      ),
      { numRuns: 8 },
    );
  });

  it('keeps locked pupils where they are', () => {
    const [first, , , fourth] = inventPupils(40, 2026, 'school');
    const { frozen } = aPlan(
      40,
      3,
      'school',
      new Map([
        [first.id, 2],
        [fourth.id, 0],
      ]),
    );
    const { split } = splitFrozen(frozen, 'x');
    const classOf = (id: string) => split?.classes[frozen.pupils.indexOf(classPseudonym(key, id))];
    expect([classOf(first.id), classOf(fourth.id)]).toEqual([2, 0]);
  });

  it('holds no name, date or place, and says by name which rule lacks its column', () => {
    const { frozen, pupils, settings, wishes } = aPlan(40, 2, 'school');
    const text = JSON.stringify(frozen);
    for (const { id, name, birthDate } of pupils)
      for (const word of [id, name, birthDate]) expect(text).not.toContain(word);
    expect(text).not.toContain('Khu phố');
    const rules = { cap: null, rules: [{ rule: 'balance-count', attribute: 'shoe' }] };
    const now = { plan: { columns }, settings: { ...settings, rules }, pupils, wishes, locked: new Map() };
    expect(() => freezeClasses(now, key)).toThrow('no longer fit');
  });
});
