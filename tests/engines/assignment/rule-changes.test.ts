import { describe, expect, it } from 'vitest';
import { checkRules } from '#engines/assignment/check-rules.ts';
import { listRuleChanges } from '#engines/assignment/rule-changes.ts';
import { seededRandom } from '#engines/random.ts';
import { cases } from '../../support/cases.ts';

const base = {
  mechanism: 'deferred-acceptance',
  criteria: [{ rule: 'group', order: ['1', '2'] }, { rule: 'sibling' }, { rule: 'distance' }],
  reserves: [{ name: 'local', attribute: 'commune', matchesSchool: 'commune', share: 0.5 }],
};
const checked = (rules: object) => {
  const { rules: found, issues } = checkRules(rules);
  if (!found) throw new Error(JSON.stringify(issues));
  return found;
};
const changes = (change: object, from: object = base) =>
  listRuleChanges(checked(from), checked({ ...base, ...change }));

describe('changes between two versions of the rules', () => {
  it('are none when an entry that was left out is written as its default', () => {
    expect(changes({ maxMetres: null, imputeChoicesByDistance: false })).toEqual([]);
    expect(changes({ criteria: [base.criteria[0], base.criteria[1], { rule: 'distance', bandMetres: 0 }] })).toEqual(
      [],
    );
  });

  it('name entries with what they were and are', () => {
    expect(changes({ mechanism: 'nearest-first', maxMetres: 3000, reserves: [] })).toEqual([
      { key: 'entry', entry: 'mechanism', before: 'deferred-acceptance', after: 'nearest-first' },
      { key: 'entry', entry: 'maxMetres', before: null, after: 3000 },
      { key: 'reserve-removed', name: 'local', school: '*', place: 1 },
    ]);
  });

  it('name criteria added, removed and changed, by place', () => {
    const criteria = [{ rule: 'group', order: ['2', '1'] }, { rule: 'distance', bandMetres: 100 }, { rule: 'lottery' }];
    expect(changes({ criteria })).toEqual([
      { key: 'criterion-changed', rule: 'group', entry: 'order', before: ['1', '2'], after: ['2', '1'] },
      { key: 'criterion-changed', rule: 'distance', entry: 'bandMetres', before: 0, after: 100 },
      { key: 'criterion-added', rule: 'lottery', place: 3 },
      { key: 'criterion-removed', rule: 'sibling', place: 2 },
    ]);
  });

  it('call the fewest criteria moved', () => {
    const [group, sibling, distance] = base.criteria;
    expect(changes({ criteria: [distance, group, sibling] })).toEqual([
      { key: 'criterion-moved', rule: 'distance', from: 3, to: 1 },
    ]);
  });

  it('call nothing moved where a single one stayed', () => {
    expect(changes({ criteria: [base.criteria[2]] })).toEqual([
      { key: 'criterion-removed', rule: 'group', place: 1 },
      { key: 'criterion-removed', rule: 'sibling', place: 2 },
    ]);
  });

  it('tell two criteria of one rule apart, and reserves of one name at two schools', () => {
    const zones = [
      { rule: 'zone', attribute: 'a' },
      { rule: 'zone', attribute: 'b' },
    ];
    expect(changes({ criteria: [zones[0]] }, { ...base, criteria: zones })).toEqual([
      { key: 'criterion-removed', rule: 'zone', place: 2 },
    ]);
    const at = (school: string, seats: number) => ({ name: 'kept', school, attribute: 'commune', value: 'x', seats });
    expect(
      changes({ reserves: [at('02', 2), at('01', 3)] }, { ...base, reserves: [at('01', 1), at('02', 2)] }),
    ).toEqual([
      { key: 'reserve-moved', name: 'kept', school: '01', from: 1, to: 2 },
      { key: 'reserve-changed', name: 'kept', school: '01', entry: 'seats', before: 1, after: 3 },
    ]);
  });

  it('tell three criteria of one rule apart', () => {
    const zones = ['a', 'b', 'c'].map((attribute) => ({ rule: 'zone', attribute }));
    expect(changes({ criteria: zones.slice(0, 2) }, { ...base, criteria: zones })).toEqual([
      { key: 'criterion-removed', rule: 'zone', place: 3 },
    ]);
    expect(changes({ criteria: [...zones, zones[0]] }, { ...base, criteria: zones })).toEqual([
      { key: 'criterion-added', rule: 'zone', place: 4 },
    ]);
  });

  it('lead from any order to any other, and call no more moved than must be', () => {
    const chance = seededRandom('orders');
    const shuffled = () => {
      const names = [...'abcdefg'].filter(() => chance() < 0.7);
      return names.map((name) => ({ name, by: chance() })).sort((one, other) => one.by - other.by);
    };
    for (let number = 0; number < cases(400); number++) {
      const [before, after] = [shuffled(), shuffled()].map((own) => own.map(({ name }) => name));
      const found = changes({ reserves: after.map(kept) }, { ...base, reserves: before.map(kept) });
      const named = (key: string) =>
        found.flatMap((change) => (change.key === key && 'name' in change ? [change] : []));
      const places = (key: string) =>
        named(key).map((change) => ('place' in change ? [change.name, change.place] : []));
      expect(places('reserve-added')).toEqual(
        after.flatMap((name, i) => (before.includes(name) ? [] : [[name, i + 1]])),
      );
      expect(places('reserve-removed')).toEqual(
        before.flatMap((name, i) => (after.includes(name) ? [] : [[name, i + 1]])),
      );
      const moved = named('reserve-moved');
      for (const change of moved)
        expect(change).toMatchObject({ from: before.indexOf(change.name) + 1, to: after.indexOf(change.name) + 1 });
      const stayed = after.filter((name) => before.includes(name) && !moved.some((change) => change.name === name));
      expect(stayed).toEqual(before.filter((name) => stayed.includes(name)));
      expect({ number, stayed: stayed.length }).toEqual({ number, stayed: mostInOrder(before, after) });
    }
  });
});

const kept = (name: string) => ({ name, attribute: 'commune', value: 'x', seats: 1 });

/** Of the names in both lists the most that stand in the same order in each, by trying every choice of them. */
function mostInOrder(before: string[], after: string[]): number {
  let most = 0;
  for (let choice = 0; choice < 2 ** before.length; choice++) {
    const chosen = before.filter((name, i) => (choice >> i) % 2 === 1 && after.includes(name));
    const inOrder = after.filter((name) => chosen.includes(name));
    if (chosen.join() === inOrder.join()) most = Math.max(most, chosen.length);
  }
  return most;
}
