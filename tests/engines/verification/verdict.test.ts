import { describe, expect, it } from 'vitest';
import { anEnrolment } from '../../support/an-enrolment.ts';

const town = (rules: Record<string, unknown>) =>
  anEnrolment()
    .withRules(rules)
    .withSchool('north', { seats: 2, commune: 'x' })
    .withChild('an', { twins: '', commune: 'x', last_school: '', wishes: ['north'], metres: { north: 100 } })
    .withChild('binh', { twins: '', commune: 'x', last_school: '', wishes: ['north'], metres: { north: 200 } });
const verdictOn = (rules: Record<string, unknown>) => town(rules).judge(town(rules).solve().rows);

const always = [
  ...['sound', 'mechanism', 'applicants', 'placed', 'examples'],
  ...['overSeats', 'duplicates', 'ineligible', 'reserveViolations', 'unexplainedDecisions', 'missing', 'misstated'],
];
const stable = ['blockingPairs', 'wasted'];
const families = ['splitFamilies', 'unexplainedFallbacks', 'declaredFallbacks'];
const wholeFamilies = ['blockingFamilies', 'needlessFallbacks'];
const distance = { rule: 'distance' };
const twins = { rule: 'twins', fallback: 'apart' };
const zone = { rule: 'zone', attribute: 'commune', matchesSchool: 'commune' };
const least = 'least-total-distance';
// biome-ignore lint/suspicious/noThenProperty: the contract's name; nobody awaits rules.
const oneByOne = { then: 'nearest-first' };

describe('a verdict', () => {
  it.each([
    ['deferred acceptance', { criteria: [distance] }, stable],
    ['deferred acceptance with families', { criteria: [twins, distance] }, [...stable, ...families, ...wholeFamilies]],
    [
      'the greatest number',
      { criteria: [distance], guarantee: 'maximum' },
      ['wasted', 'belowMaximum', 'misstatedPriorities', 'prioritiesSetAside'],
    ],
    ['zone first', { mechanism: 'zone-first', criteria: [zone, distance] }, stable],
    [
      'zone first, the others being called one by one',
      { mechanism: 'zone-first', ...oneByOne, criteria: [zone, distance] },
      [...stable, 'replayDifferences'],
    ],
    [
      'zone first with families, the others being called one by one',
      { mechanism: 'zone-first', ...oneByOne, criteria: [twins, zone, distance] },
      [...stable, ...families, 'blockingFamilies', 'replayDifferences'],
    ],
    ['nearest first', { mechanism: 'nearest-first', criteria: [distance] }, ['replayDifferences']],
    [
      'nearest first with families',
      { mechanism: 'nearest-first', criteria: [twins, distance] },
      [...families, 'replayDifferences'],
    ],
    ['least distance', { mechanism: least, criteria: [] }, ['dualViolations', 'optimal']],
    [
      'least distance with a limit on moves',
      { mechanism: least, criteria: [], mostMoved: { share: 1 } },
      ['dualViolations', 'optimal', 'moved', 'aboveLeastByAtMost'],
    ],
  ] as const)('says of %s what that promises, and nothing of what it does not', (_, rules, own) => {
    const verdict = verdictOn(rules);
    expect(Object.keys(verdict).sort()).toEqual([...always, ...own].sort());
    expect(verdict).toMatchObject({ sound: true, applicants: 2, placed: 2, examples: {} });
    for (const [name, count] of Object.entries(verdict))
      if (typeof count === 'number' && name !== 'applicants' && name !== 'placed')
        expect([name, count]).toEqual([name, 0]);
  });

  it('shows five examples of a fault and counts them all', () => {
    const rules = { criteria: [distance] };
    const [row] = town(rules).solve().rows;
    for (const strangers of [5, 6]) {
      const crowd = Array.from({ length: strangers }, (_, i) => ({ ...row, applicantId: `stranger ${i}` }));
      const verdict = town(rules).judge([...town(rules).solve().rows, ...crowd]);
      expect([verdict.ineligible, verdict.examples.ineligible.length]).toEqual([strangers, 5]);
    }
  });

  it('leaves a child where no school is, whose row names one that there is not', () => {
    const { rows } = town({ criteria: [distance] }).solve();
    const claim = rows.map((row) => (row.applicantId === 'an' ? { ...row, schoolId: 'nowhere' } : row));
    expect(town({ criteria: [distance] }).judge(claim)).toMatchObject({ placed: 1, ineligible: 1, misstated: 0 });
  });

  it('finds a number of priorities set aside that is not the one stated, of no child and no school', () => {
    const built = town({ criteria: [distance], guarantee: 'maximum' });
    const { rows } = built.solve();
    expect(built.judge(rows, built.records(), 0)).toMatchObject({ sound: true, misstatedPriorities: 0 });
    const verdict = built.judge(rows, built.records(), 1);
    expect(verdict).toMatchObject({ sound: false, misstatedPriorities: 1, prioritiesSetAside: 0 });
    expect(verdict.examples.misstatedPriorities).toEqual([{ applicantId: '', schoolId: '' }]);
  });

  it('goes by the rows, whatever their order', () => {
    const built = town({ criteria: [distance] });
    for (const id of ['chi', 'dung', 'hoa']) built.withChild(id, { wishes: [] });
    const { rows } = built.solve();
    const orders = [rows, [...rows].reverse(), [...rows.slice(2), ...rows.slice(0, 2)]];
    for (const order of orders) expect(built.judge(order)).toEqual(built.judge(rows));
    const [first, ...rest] = rows;
    expect(built.judge([...rest, rest[0], first])).toMatchObject({ duplicates: 1, missing: 0 });
  });
});
