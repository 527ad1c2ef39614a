import { describe, expect, it } from 'vitest';
import { drawIntake, gamma, gatherStrata } from '#engines/assignment/stress/draw-intake.ts';
import { prepareStress, problemOfIntake, simulateIntake } from '#engines/assignment/stress/simulate-intakes.ts';
import { seededRandom } from '#engines/random.ts';
import { type AnEnrolment, anEnrolment } from '../../support/an-enrolment.ts';

/** The second mechanism, as rules name it. */
const handedTo = (then: 'deferred-acceptance') => ({ then });

const asItIs = { growth: 1, spread: 0 };

function mean(numbers: ArrayLike<number>): number {
  return Array.from(numbers).reduce((sum, own) => sum + own, 0) / numbers.length;
}

describe('gamma numbers', () => {
  /** Of 100,000 numbers of this shape. */
  function sampleOf(shape: number): Float64Array {
    const chance = seededRandom(`gamma of ${shape}`);
    return Float64Array.from({ length: 100_000 }, () => gamma(shape, chance)).sort();
  }
  /** Below t for a whole shape: as many events of a Poisson process have come by then (Erlang). */
  function shareBelow(t: number, shape: number): number {
    let [term, sum] = [1, 0];
    for (let k = 0; k < shape; k++) {
      sum += term;
      term *= t / (k + 1);
    }
    return 1 - Math.exp(-t) * sum;
  }

  it.each([1, 2, 6, 25])('follow the known curve for shape %i', (shape) => {
    const sample = sampleOf(shape);
    expect(sample[0]).toBeGreaterThan(0);
    const farthest = sample.reduce(
      (most, own, i) => Math.max(most, Math.abs(shareBelow(own, shape) - (i + 0.5) / sample.length)),
      0,
    );
    // Kolmogorov & Smirnov: farther than this once in a thousand times.
    expect(farthest).toBeLessThan(1.95 / Math.sqrt(sample.length));
  });

  it.each([0.25, 0.5, 0.9, 1, 1.5, 3])('have mean and variance equal to their shape, here %d', (shape) => {
    const sample = sampleOf(shape);
    // Four standard errors: the fourth central moment is 3 shape² + 6 shape.
    const ofMean = Math.sqrt(shape / sample.length);
    const ofVariance = Math.sqrt((2 * shape ** 2 + 6 * shape) / sample.length);
    expect(Math.abs(mean(sample) - shape)).toBeLessThan(4 * ofMean);
    expect(Math.abs(mean(sample.map((own) => (own - shape) ** 2)) - shape)).toBeLessThan(4 * ofVariance);
  });
});

describe('the children drawn', () => {
  it('are none where none is expected', () => {
    const strata = gatherStrata(Int32Array.of(0, 1, 1), 2);
    for (const spread of [0, 0.5])
      expect([...drawIntake(strata, { growth: 0, spread }, seededRandom('none'))]).toEqual([]);
  });

  it('are drawn equally often within their commune', () => {
    const strata = gatherStrata(
      Int32Array.from({ length: 10 }, (_, child) => child % 2),
      2,
    );
    const chance = seededRandom('each');
    const times = new Float64Array(10);
    for (let year = 0; year < 4_000; year++) for (const child of drawIntake(strata, asItIs, chance)) times[child]++;
    // Poisson with mean 4,000; four and a half standard deviations.
    for (const own of times) expect(Math.abs(own - 4_000)).toBeLessThan(285);
  });

  it('do not change for a commune without children between the others', () => {
    const model = { growth: 1.1, spread: 0.3 };
    const of = (communes: number[], count: number) =>
      drawIntake(gatherStrata(Int32Array.from(communes), count), model, seededRandom('empty'));
    const [without, between] = [of([0, 0, 0, 1, 1, 1], 2), of([0, 0, 0, 2, 2, 2], 3)];
    expect(without.length).toBeGreaterThan(0);
    expect(between).toEqual(without);
  });
});

/** Six children of two communes, who name both schools or one; those of group 1 stand first, then the nearer. */
function aTown(): AnEnrolment {
  const town = anEnrolment()
    .withRules({ criteria: [{ rule: 'group', order: ['1', '2'] }, { rule: 'distance' }] })
    .withSchool('north', { seats: 2, zone: 'x' })
    .withSchool('south', { seats: 2, zone: 'y' });
  const children: [string, string, string[], number, number][] = [
    ['an', '1', ['north', 'south'], 100, 900],
    ['binh', '2', ['south'], 300, 200],
    ['chi', '2', ['south', 'north'], 100, 400],
    ['dung', '1', ['north'], 800, 100],
    ['em', '1', ['south', 'north'], 500, 500],
    ['giang', '2', ['north', 'south'], 100, 900],
  ];
  for (const [id, group, wishes, north, south] of children)
    town.withChild(id, { group, wishes, metres: { north, south }, zone: group === '1' ? 'x' : 'y' });
  return town;
}
const communesOf = (town: AnEnrolment, of: (i: number) => string = (i) => String(i % 2)) =>
  [...town.children.keys()].map((_, i) => of(i));

function baseOf(town: AnEnrolment, communes = communesOf(town)) {
  const { base, issues } = prepareStress(town.records(), town.rules(), communes);
  if (!base) throw new Error(JSON.stringify(issues));
  return base;
}

describe('a year made ready', () => {
  it('counts communes in the order of their codes, each child in its own', () => {
    const town = aTown();
    const communes = ['27', '04', '27', '31', '04', '27'];
    const { base, communeCodes, issues } = prepareStress(town.records(), town.rules(), communes);
    expect([communeCodes, issues.filter(({ severity }) => severity === 'error')]).toEqual([['04', '27', '31'], []]);
    expect([...base!.stratumOf]).toEqual([1, 0, 1, 2, 0, 1]);
    const { drawn, unplaced, children } = simulateIntake(base!, { growth: 40, spread: 0 }, 's', 0);
    expect([drawn.length, unplaced.length]).toEqual([3, 3]);
    expect(drawn[0] + drawn[1] + drawn[2]).toBe(children);
    // 120 of the three of commune 27, 80 and 40 of the others are expected.
    expect(drawn[1]).toBeGreaterThan(drawn[0]);
    expect(drawn[0]).toBeGreaterThan(drawn[2]);
  });

  it('is refused under a mechanism that is not simulated, which is named', () => {
    const town = aTown();
    const rules = { ...town.rules(), mechanism: 'least-total-distance' as const };
    expect(prepareStress(town.records(), rules, communesOf(town))).toEqual({
      base: null,
      communeCodes: ['0', '1'],
      issues: [
        {
          ...{ code: 'stress-mechanism', severity: 'error' },
          ...{ table: 'rules', column: 'mechanism', value: 'least-total-distance' },
        },
      ],
    });
  });

  it('is refused where the records are, for the same reasons', () => {
    const town = aTown().withRules({ criteria: [{ rule: 'listed' }] });
    const { base, communeCodes, issues } = prepareStress(town.records(), town.rules(), communesOf(town));
    expect([base, communeCodes]).toEqual([null, ['0', '1']]);
    expect(issues.map(({ code }) => code)).toContain('priorities-missing');
  });
});

describe('the wishes of an intake', () => {
  const sources = Int32Array.of(4, 1, 1, 5, 0);
  const lottery = Int32Array.of(3, 0, 4, 1, 2);
  function anIntake() {
    const reserve = { name: 'first', school: 'north', attribute: 'group', value: '1', seats: 1, kind: 'hard' };
    const base = baseOf(aTown().withRules({ reserves: [reserve] }));
    return { base, drawn: problemOfIntake(base, sources, lottery) };
  }

  it('are those of the children drawn, one after the other, a child drawn twice being two', () => {
    const { base, drawn } = anIntake();
    const listOf = ({ wishes }: typeof drawn, a: number) => {
      const own = [...wishes.school.keys()].slice(wishes.start[a], wishes.start[a + 1]);
      return own.map((w) => [wishes.school[w], wishes.metres[w]]);
    };
    sources.forEach((source, a) => {
      expect(listOf(drawn, a)).toEqual(listOf(base.problem, source));
    });
    expect([...drawn.wishes.applicant]).toEqual([0, 0, 1, 2, 3, 3, 4, 4]);
    expect([...drawn.groups.memberCodes[0]]).toEqual(Array.from(sources, (a) => base.groups.memberCodes[0][a]));
    expect(new Set(drawn.groups.memberCodes[0]).size).toBe(2);
  });

  it('stand at each school in the order of the rules, and of the lottery where these see no difference', () => {
    const { base, drawn } = anIntake();
    const { wishes, ranking } = drawn;
    const sourceOf = (w: number) => sources[wishes.applicant[w]];
    const before = (one: number, other: number) => {
      const own = (w: number) => base.problem.records.applicants.attributes.group[sourceOf(w)];
      if (own(one) !== own(other)) return own(one) < own(other);
      if (wishes.metres[one] !== wishes.metres[other]) return wishes.metres[one] < wishes.metres[other];
      return lottery[wishes.applicant[one]] < lottery[wishes.applicant[other]];
    };
    for (const one of wishes.school.keys())
      for (const other of wishes.school.keys())
        if (one !== other && wishes.school[one] === wishes.school[other])
          expect(ranking.keys[one] < ranking.keys[other]).toBe(before(one, other));
  });

  it('keep apart those in the zone of a child from those outside it', () => {
    const zoned = baseOf(
      aTown().withRules({
        ...{ mechanism: 'zone-first', ...handedTo('deferred-acceptance') },
        criteria: [{ rule: 'zone', attribute: 'zone', matchesSchool: 'zone' }, { rule: 'distance' }],
      }),
    );
    const { outside, wishes } = problemOfIntake(zoned, sources, lottery);
    const before = zoned.problem;
    expect(outside).toBeDefined();
    sources.forEach((source, a) => {
      expect(outside![a] - wishes.start[a]).toBe(before.outside![source] - before.wishes.start[source]);
    });
    expect(anIntake().drawn).not.toHaveProperty('outside');
  });
});

describe('the lottery of an intake', () => {
  /** Two children whom nothing tells apart, of two communes, and one seat. */
  function twoAlike(): AnEnrolment {
    return anEnrolment()
      .withSchool('north', { seats: 1 })
      .withChild('an', { wishes: ['north'] })
      .withChild('binh', { wishes: ['north'] });
  }

  it('gives either of two the one seat half of the time', () => {
    const base = baseOf(twoAlike());
    const years = Array.from({ length: 6_000 }, (_, i) => simulateIntake(base, asItIs, 'fair', i));
    const both = years.filter(({ drawn }) => drawn[0] === 1 && drawn[1] === 1);
    for (const { unplaced } of both) expect(unplaced[0] + unplaced[1]).toBe(1);
    // One in e² years; four standard deviations around the half.
    expect(both.length).toBeGreaterThan(600);
    expect(Math.abs(mean(both.map(({ unplaced }) => unplaced[0])) - 0.5)).toBeLessThan(2 / Math.sqrt(both.length));
  });

  it('favours no commune where there are many, the first drawn no more than the last', () => {
    const town = anEnrolment().withSchool('north', { seats: 20 });
    for (let i = 0; i < 40; i++) town.withChild(`child-${10 + i}`, { wishes: ['north'] });
    const base = baseOf(
      town,
      communesOf(town, (i) => String(Math.floor(i / 10))),
    );
    const years = Array.from({ length: 600 }, (_, i) => simulateIntake(base, asItIs, 'communes', i));
    const [refused, drawn] = [
      [0, 0, 0, 0],
      [0, 0, 0, 0],
    ];
    for (const year of years)
      for (let s = 0; s < 4; s++) {
        refused[s] += year.unplaced[s];
        drawn[s] += year.drawn[s];
      }
    const overall = mean(refused) / mean(drawn);
    for (let s = 0; s < 4; s++) expect(Math.abs(refused[s] / drawn[s] - overall)).toBeLessThan(0.03);
  });
});
