import { encode } from '#engines/assignment/encode.ts';
import { run } from '#engines/assignment/run.ts';
import { countOverflow } from '#engines/assignment/stress/count-overflow.ts';
import { type IntakeOutcome, prepareStress, simulateIntake } from '#engines/assignment/stress/simulate-intakes.ts';
import type { EnrolmentRecords, Rules } from '#engines/enrolment-records.ts';
import { type Bench, timed } from './bench.ts';
import { type IntakeSize, inventCity } from './city-intake.ts';

const city: IntakeSize = { applicants: 130_000, schools: 1_500, wishes: 10 };
const intakes = 200;
const communes = 168;
const seed = 1;

const rules: Rules = {
  mechanism: 'deferred-acceptance',
  criteria: [
    { rule: 'group', attribute: 'group', order: ['1', '2', '3'] },
    { rule: 'sibling', attribute: 'sibling_school', matchesSchool: null },
    { rule: 'distance', bandMetres: 0 },
    { rule: 'lottery' },
  ],
  ...{ imputeChoicesByDistance: false, maxMetres: null, reserves: [] },
};

export const bench: Bench = {
  summary: 'simulated intakes of a city: where seats run short over 200 years as they might be',
  async run() {
    const { records, communeOf } = inventRecords();
    const one = await timed(() => run(encode(records, rules, String(seed)).problem!));
    const { ms, answer } = await timed(() => simulate(records, communeOf));
    const short = answer.outcomes.map(({ unplaced }) => unplaced.reduce((sum, own) => sum + own, 0));
    const overflow = countOverflow(short);
    const named = answer.communes.filter(
      (_, c) => countOverflow(answer.outcomes.map((o) => o.unplaced[c])).probability > 0,
    );
    if (answer.told !== intakes || named.length === 0) throw new Error('The intakes were not simulated whole.');
    return {
      rows: [
        {
          measure: `${intakes} intakes of ${city.applicants} children, seconds on one core`,
          ours: ms / 1000,
          target: '≤ 300 on two cores',
          holds: ms <= 300_000,
        },
        {
          measure: '  one intake against encoding and placing the base year once, seconds',
          ours: ms / 1000 / intakes,
          reference: one.ms / 1000,
          ratio: one.ms / (ms / intakes),
        },
        { measure: '  years in which some child has no place, %', ours: 100 * overflow.probability },
        { measure: `  communes of ${communes} with such a year`, ours: named.length },
      ],
      notes: [
        `${city.schools} schools, ${city.wishes} wishes a child, ${communes} communes; progress told after every intake`,
        'growth 0, swing of a commune 10 %; reading the files is not counted',
      ],
    };
  },
};

function simulate(records: EnrolmentRecords, communeOf: string[]) {
  const { base, communeCodes } = prepareStress(records, rules, communeOf);
  if (!base) throw new Error('The base year was refused.');
  const outcomes: IntakeOutcome[] = [];
  let told = 0;
  for (let i = 0; i < intakes; i++) {
    outcomes.push(simulateIntake(base, { growth: 1, spread: 0.1 }, String(seed), i));
    told++;
  }
  return { outcomes, communes: communeCodes, told };
}

function inventRecords(): { records: EnrolmentRecords; communeOf: string[] } {
  const { chance, nextChild } = inventCity(city, seed);
  const schoolIds = Array.from({ length: city.schools }, (_, s) => `t${String(s).padStart(5, '0')}`);
  const childIds = Array.from({ length: city.applicants }, (_, a) => `hs${String(a).padStart(7, '0')}`);
  const rows = city.applicants * city.wishes;
  const [applicants, schools, ranks, metres] = Array.from({ length: 4 }, () => new Int32Array(rows));
  const attributes = { group: [] as string[], sibling_school: [] as string[] };
  const communeOf: string[] = [];
  childIds.forEach((_, a) => {
    const child = nextChild();
    child.wished.forEach((school, i) => {
      const row = a * city.wishes + i;
      applicants[row] = a;
      schools[row] = school;
      ranks[row] = i + 1;
      metres[row] = child.metres[i];
    });
    attributes.group.push(String(1 + Math.floor(3 * chance())));
    attributes.sibling_school.push(chance() < 0.1 ? schoolIds[child.wished[0]] : '');
    communeOf.push(String(Math.floor((child.wished[0] * communes) / city.schools)));
  });
  const seats = Math.floor((1.02 * city.applicants) / city.schools);
  const records: EnrolmentRecords = {
    schools: {
      ids: schoolIds,
      lonLats: null,
      attributes: {},
      seats: Int32Array.from({ length: city.schools }, () => Math.round(seats * (0.6 + 0.8 * chance()))),
    },
    applicants: { ids: childIds, lonLats: null, attributes },
    choices: { applicants, schools, ranks },
    ...{ priorities: null, decisions: null },
    travel: { applicants: applicants.slice(), schools: schools.slice(), metres },
  };
  return { records, communeOf };
}
