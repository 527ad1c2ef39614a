import type { EnrolmentIssue, EnrolmentRecords, Rules } from '../../enrolment-records.ts';
import { seededRandom } from '../../random.ts';
import { denseRanks } from '../criteria/criterion.ts';
import { encode } from '../encode.ts';
import { rankWishes } from '../ranking.ts';
import { run } from '../run.ts';
import { buildSeatGroups } from '../seat-groups.ts';
import type { Holding, Problem, SeatGroups } from '../types.ts';
import { drawIntake, gatherStrata, type IntakeModel, type Strata } from './draw-intake.ts';

/** A base year made ready for drawing: the measured wishes and what the criteria say of each, before any lottery. */
export interface StressBase {
  problem: Problem;
  /** Rank of each wish by the criteria alone; equal: only the lottery tells them apart. */
  criteriaRank: Int32Array;
  /** Seats without the council's decisions: those children may not come again. */
  groups: SeatGroups;
  strata: Strata;
  stratumOf: Int32Array;
}

/** What one intake came to. */
export interface IntakeOutcome {
  children: number;
  /** By school: children who asked it in vain before another school took them, or none did. */
  turnedAway: Int32Array;
  asked: Int32Array;
  /** By stratum: children drawn, and those of them without a place. */
  drawn: Int32Array;
  unplaced: Int32Array;
}

/** Mechanisms whose outcome a simulated intake can be given by ranks alone. */
const simulated: readonly string[] = ['deferred-acceptance', 'nearest-first', 'zone-first'];

/**
 * Encodes the base year once. `stratumOf`: stratum of each applicant in the order of `records`. Issues: those of `encode`, and
 * `stress-mechanism` for a mechanism that is not simulated. Twins are drawn one by one; extra metres to the next school
 * (relative proximity) stay those of the base year.
 */
export function prepareStress(
  records: EnrolmentRecords,
  rules: Rules,
  communes: readonly string[],
): { base: StressBase | null; communeCodes: string[]; issues: EnrolmentIssue[] } {
  const codes = [...new Set(communes)].sort();
  if (!simulated.includes(rules.mechanism)) {
    const value = rules.mechanism;
    const issue = { code: 'stress-mechanism', severity: 'error', table: 'rules', column: 'mechanism', value } as const;
    return { base: null, communeCodes: codes, issues: [issue] };
  }
  const { problem, issues } = encode({ ...records, decisions: null }, rules, 'stress');
  if (!problem) return { base: null, communeCodes: codes, issues };
  const place = new Map(codes.map((code, s) => [code, s]));
  const ofId = new Map(records.applicants.ids.map((id, i) => [id, place.get(communes[i])!]));
  const stratumOf = Int32Array.from(problem.records.applicants.ids, (id) => ofId.get(id)!);
  const { keys } = rankWishes(
    problem.records,
    rules,
    problem.wishes,
    null,
    problem.proximity?.extraMetres,
    problem.outside,
  );
  return {
    base: {
      problem,
      criteriaRank: denseRanks(keys).ranks,
      groups: buildSeatGroups(problem.records, rules).groups,
      strata: gatherStrata(stratumOf, codes.length),
      stratumOf,
    },
    communeCodes: codes,
    issues,
  };
}

/** Draws and assigns intake number `index` of `seed`; the same numbers give the same intake, whatever came before it. */
export function simulateIntake(base: StressBase, model: IntakeModel, seed: string, index: number): IntakeOutcome {
  const chance = seededRandom(`${seed} intake ${index}`);
  const sources = drawIntake(base.strata, model, chance);
  const problem = problemOfIntake(base, sources, shuffled(sources.length, chance));
  return sumUp(base, sources, problem, run(problem));
}

/** The wishes of the children drawn, and their keys: the base year's ranks, then a lottery of this intake's own. */
export function problemOfIntake(base: StressBase, sources: Int32Array, lottery: Int32Array): Problem {
  const { wishes, outside, rules } = base.problem;
  const count = sources.length;
  const start = new Int32Array(count + 1);
  for (let a = 0; a < count; a++) start[a + 1] = start[a] + wishes.start[sources[a] + 1] - wishes.start[sources[a]];
  const size = start[count];
  const applicant = new Int32Array(size);
  const school = new Int32Array(size);
  const metres = new Int32Array(size);
  const keys = new Float64Array(size);
  for (let a = 0; a < count; a++) {
    let w = wishes.start[sources[a]];
    for (let at = start[a]; at < start[a + 1]; at++, w++) {
      applicant[at] = a;
      school[at] = wishes.school[w];
      metres[at] = wishes.metres[w];
      keys[at] = base.criteriaRank[w] * count + lottery[a];
    }
  }
  const { families: _, proximity: __, ...rest } = base.problem;
  return {
    ...rest,
    rules,
    wishes: { start, applicant, school, metres, rank: new Int32Array(size), imputed: new Uint8Array(size) },
    dropped: new Map(),
    ranking: { stages: [], keys },
    groups: { ...base.groups, memberCodes: base.groups.memberCodes.map((codes) => sources.map((a) => codes[a])) },
    decidedGroup: new Int32Array(count).fill(-1),
    ...(outside && { outside: sources.map((source, a) => start[a] + outside[source] - wishes.start[source]) }),
  };
}

/** 0 … n − 1 in an order of chance (Fisher & Yates). */
function shuffled(n: number, chance: () => number): Int32Array {
  const places = Int32Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const k = Math.floor(chance() * (i + 1));
    [places[i], places[k]] = [places[k], places[i]];
  }
  return places;
}

function sumUp({ strata, stratumOf, problem }: StressBase, sources: Int32Array, drawn: Problem, held: Holding) {
  const schools = problem.records.schools.ids.length;
  const asked = new Int32Array(schools);
  const turnedAway = new Int32Array(schools);
  const outcome: IntakeOutcome = {
    children: sources.length,
    ...{ asked, turnedAway },
    drawn: new Int32Array(strata.start.length - 1),
    unplaced: new Int32Array(strata.start.length - 1),
  };
  const { start, school } = drawn.wishes;
  for (let a = 0; a < sources.length; a++) {
    const stratum = stratumOf[sources[a]];
    outcome.drawn[stratum]++;
    const wish = held.wish[a];
    if (wish < 0) outcome.unplaced[stratum]++;
    for (let w = start[a]; w < (wish < 0 ? start[a + 1] : wish); w++) {
      asked[school[w]]++;
      turnedAway[school[w]]++;
    }
    if (wish >= 0) asked[school[wish]]++;
  }
  return outcome;
}
