import { describe, expect, it } from 'vitest';
import { encode } from '#engines/assignment/encode.ts';
import { receiptLine } from '#engines/assignment/receipt-line.ts';
import type { Problem } from '#engines/assignment/types.ts';
import { areClose, knowsUncertainty, uncertaintyOf } from '#engines/assignment/uncertainty.ts';
import type { AnEnrolment } from '../../support/an-enrolment.ts';
import { anEnrolment } from '../../support/an-enrolment.ts';

/** One seat, and two children: An at 1,240 m, Bình as far as given; legs to the road of 3 m and 4 m. */
function aCutoff(binhMetres: number, rules: Record<string, unknown> = {}): AnEnrolment {
  return anEnrolment()
    .withRules({ criteria: [{ rule: 'group', order: ['1', '2'] }, { rule: 'distance' }], ...rules })
    .withSchool('north', { seats: 1 })
    .withSchool('south', { seats: 1 })
    .withChild('an', { group: '1', wishes: ['north'], metres: { north: 1240 }, leg: 3 })
    .withChild('binh', {
      group: '1',
      wishes: ['north', 'south'],
      metres: { north: binhMetres, south: 5000 },
      leg: 4,
    });
}

const stepOf = (enrolment: AnEnrolment, child = 'binh', step = 0) =>
  enrolment.solve().receipts.find(({ applicantId }) => applicantId === child)!.steps[step];

function problemOf(enrolment: AnEnrolment): Problem {
  const { problem, issues } = encode(enrolment.records(), enrolment.rules(), enrolment.seed);
  if (!problem) throw new Error(JSON.stringify(issues));
  return problem;
}

/** The same two children, their legs not known. */
function withoutLegs(town: AnEnrolment): AnEnrolment {
  for (const child of town.children.values()) delete child.leg;
  return town;
}

describe('the uncertainty of a distance', () => {
  it('is the leg between home and road, and what the rules state for a kilometre, rounded up', () => {
    const town = aCutoff(1378, { uncertaintyMetresPerKm: 10 });
    expect(stepOf(town)).toMatchObject({ metres: 1378, uncertaintyMetres: 4 + 14 });
    expect(stepOf(town, 'an')).toMatchObject({ metres: 1240, uncertaintyMetres: 3 + 13 });
    expect(stepOf(aCutoff(1378))).toMatchObject({ metres: 1378, uncertaintyMetres: 4 });
  });

  it('is at least the metre lost in rounding, and is not told where nobody knows it', () => {
    const town = aCutoff(1378);
    town.withChild('binh', { group: '1', wishes: ['north'], metres: { north: 1378 }, leg: 0 });
    expect(stepOf(town).uncertaintyMetres).toBe(1);
    town.withChild('binh', { group: '1', wishes: ['north'], metres: { north: 1378 } });
    expect(stepOf(town)).not.toHaveProperty('uncertaintyMetres');
    expect(town.solve().closeCutoffs).toEqual([]);
  });

  it('is that of the roads alone where legs are not known, and nothing where the way itself is not', () => {
    const roads = problemOf(withoutLegs(aCutoff(1378, { uncertaintyMetresPerKm: 10 })));
    expect(uncertaintyOf(roads, 0, 1240)).toBe(13);
    expect(uncertaintyOf(roads, 0, 0)).toBe(1);
    expect(uncertaintyOf(roads, 0, -1)).toBeNull();
    expect(uncertaintyOf(problemOf(withoutLegs(aCutoff(1378))), 0, 1240)).toBeNull();
    expect(uncertaintyOf(problemOf(aCutoff(1378)), 0, -1)).toBeNull();
  });

  it('is known where legs or a figure for the roads are given and distances count at all', () => {
    const perKm = { uncertaintyMetresPerKm: 10 };
    const noDistance = { criteria: [{ rule: 'group', order: ['1', '2'] }, { rule: 'lottery' }] };
    const known = (town: AnEnrolment) => knowsUncertainty(problemOf(town));
    expect(known(aCutoff(1378))).toBe(true);
    expect(known(aCutoff(1378, perKm))).toBe(true);
    expect(known(withoutLegs(aCutoff(1378, perKm)))).toBe(true);
    expect(known(withoutLegs(aCutoff(1378)))).toBe(false);
    expect(known(aCutoff(1378, { ...noDistance, ...perKm }))).toBe(false);
    const unmeasured = withoutLegs(aCutoff(1378, noDistance));
    for (const child of unmeasured.children.values()) delete child.metres;
    expect(known(unmeasured)).toBe(false);
  });

  it('stays with its child whatever the order of the rows', () => {
    const town = aCutoff(1378);
    const turned = town.solve(town.records(['binh', 'an'], ['south', 'north']));
    expect(turned.receipts).toEqual(town.solve().receipts);
  });
});

describe('a cut-off', () => {
  it('is flagged where the next child is nearer to it than can be measured, with the rule that settled it', () => {
    const town = aCutoff(1247);
    expect(town.solve().closeCutoffs).toEqual([
      {
        schoolId: 'north',
        seatGroup: 'open',
        lastMetres: 1240,
        nextMetres: 1247,
        uncertaintyMetres: 7,
        settledBy: 'distance',
      },
    ]);
    expect(stepOf(town)).toMatchObject({ outcome: 'seats-ended', decidedBy: 'distance', withinUncertainty: true });
    expect(town.solve().placed).toEqual({ an: 'north', binh: 'south' });
  });

  it('is near for whoever was admitted just before it as well, and not for the last one itself', () => {
    const town = aCutoff(1243).withSchool('north', { seats: 2 });
    town.withChild('chi', { group: '1', wishes: ['north'], metres: { north: 1247 }, leg: 3 });
    expect(town.solve().placed).toMatchObject({ an: 'north', binh: 'north', chi: '' });
    expect(stepOf(town, 'an')).toMatchObject({ outcome: 'admitted', withinUncertainty: true });
    expect(stepOf(town, 'binh')).toMatchObject({ outcome: 'admitted', decidedBy: 'distance' });
    expect(stepOf(town, 'binh')).not.toHaveProperty('withinUncertainty');
    expect(stepOf(town, 'chi')).toMatchObject({ outcome: 'seats-ended', withinUncertainty: true });
  });

  it('is nothing where a school has no seats anybody knows of', () => {
    const town = aCutoff(1300, { maxMetres: 1400 }).withSchool('north', { seats: -1 });
    expect(stepOf(town)).toMatchObject({ decidedBy: 'seats-unknown', uncertaintyMetres: 4 });
    expect(stepOf(town)).not.toHaveProperty('withinUncertainty');
  });

  it('is not flagged a metre beyond, nor where a seat is left', () => {
    const town = aCutoff(1248);
    expect(town.solve().closeCutoffs).toEqual([]);
    expect(stepOf(town)).not.toHaveProperty('withinUncertainty');
    expect(aCutoff(1247).withSchool('north', { seats: 2 }).solve().closeCutoffs).toEqual([]);
  });

  it('names the numbers drawn where both children stand in one band', () => {
    const town = aCutoff(1247, { criteria: [{ rule: 'distance', bandMetres: 50 }, { rule: 'lottery' }] });
    expect(town.solve().closeCutoffs).toMatchObject([{ settledBy: 'lottery' }]);
  });

  it('names the numbers drawn though no rule asks for a lottery, which always comes last', () => {
    const town = aCutoff(1247, { criteria: [{ rule: 'distance', bandMetres: 50 }] });
    expect(town.solve().closeCutoffs).toMatchObject([{ settledBy: 'lottery' }]);
  });

  it('is not flagged where no rule looks at distance, or where numbers are drawn before it', () => {
    for (const criteria of [[{ rule: 'lottery' }], [{ rule: 'lottery' }, { rule: 'distance' }]])
      expect(aCutoff(1241, { criteria }).solve().closeCutoffs).toEqual([]);
    const drawn = problemOf(aCutoff(1241, { criteria: [{ rule: 'lottery' }] }));
    expect(['lottery', 'distance', 'group'].filter((criterion) => areClose(drawn, 0, 1, criterion))).toEqual([]);
  });

  it('is close by what stands at or after the distance, and by nothing else that may have settled it', () => {
    const near = problemOf(aCutoff(1241));
    const names = ['group', 'distance', 'lottery', 'decision', 'enough-seats'];
    expect(names.filter((criterion) => areClose(near, 0, 1, criterion))).toEqual(['distance', 'lottery']);
  });

  it('is not flagged where the uncertainty of one of the two is not known', () => {
    for (const child of ['an', 'binh']) {
      const town = aCutoff(1241);
      delete town.children.get(child)!.leg;
      expect(town.solve().closeCutoffs).toEqual([]);
    }
  });

  it('is not flagged where nobody was admitted at all', () => {
    const rules = { uncertaintyMetresPerKm: 10, criteria: [{ rule: 'distance' }] };
    const town = aCutoff(1241, rules).withSchool('north', { seats: 0 });
    expect(town.solve().placed).toEqual({ an: '', binh: 'south' });
    expect(town.solve().closeCutoffs).toEqual([]);
  });

  it('is not flagged where twins were passed over because one seat was left of the two they need', () => {
    const town = aCutoff(1241, { criteria: [{ rule: 'twins' }, { rule: 'distance' }] });
    town.withSchool('north', { seats: 2 }).withSchool('south', { seats: 2 });
    for (const child of ['binh', 'chi'])
      town.withChild(child, {
        ...{ twins: 'b', group: '1', wishes: ['north', 'south'], leg: 4 },
        metres: { north: 1241, south: 5000 },
      });
    town.children.get('an')!.twins = '';
    expect(town.solve().placed).toEqual({ an: 'north', binh: 'south', chi: 'south' });
    expect(town.solve().closeCutoffs).toEqual([]);
  });

  it('is flagged at the edge of a band, which sets apart what measuring cannot', () => {
    const town = aCutoff(1251, { uncertaintyMetresPerKm: 10, criteria: [{ rule: 'distance', bandMetres: 50 }] });
    expect(town.solve().closeCutoffs).toMatchObject([{ nextMetres: 1251, settledBy: 'distance' }]);
  });

  it('is not flagged where another rule decided before any distance was looked at', () => {
    const town = aCutoff(1240).withChild('binh', {
      group: '2',
      wishes: ['north', 'south'],
      metres: { north: 1241, south: 5000 },
      leg: 40,
    });
    expect(town.solve().closeCutoffs).toEqual([]);
    expect(stepOf(town)).toMatchObject({ decidedBy: 'group', uncertaintyMetres: 40 });
    expect(stepOf(town)).not.toHaveProperty('withinUncertainty');
  });

  it('is flagged at the cap on metres too', () => {
    const town = aCutoff(1300, { maxMetres: 1297 });
    expect(stepOf(town)).toMatchObject({ decidedBy: 'beyond-cap', uncertaintyMetres: 4, withinUncertainty: true });
    expect(stepOf(aCutoff(1302, { maxMetres: 1297 }))).not.toHaveProperty('withinUncertainty');
  });

  it('changes nobody’s place: what is stated of the measuring decides nothing', () => {
    expect(aCutoff(1247, { uncertaintyMetresPerKm: 1000 }).solve().rows).toEqual(aCutoff(1247).solve().rows);
  });
});

describe('the line of a receipt', () => {
  it('carries both, as JSON writes them', () => {
    for (const receipt of aCutoff(1247).solve().receipts) expect(receiptLine(receipt)).toBe(JSON.stringify(receipt));
  });
});
