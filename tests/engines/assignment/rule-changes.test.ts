import { describe, expect, it } from 'vitest';
import { checkRules } from '#engines/assignment/check-rules.ts';
import { listRuleChanges } from '#engines/assignment/rule-changes.ts';

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
});
