import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encode } from '#engines/assignment/encode.ts';
import { run } from '#engines/assignment/run.ts';
import type { SeatGroups } from '#engines/assignment/types.ts';
import type { TravelColumns } from '#engines/enrolment-records.ts';
import { Refusal } from '../../platform/refusal.ts';
import { readRecords } from './contract/read-records.ts';
import { frozenFiles, isCut, type SnapshotTravel, wishesByApplicant } from './frozen-files.ts';
import type { PeriodSnapshot } from './period-snapshot.ts';
import { writeInputs } from './run-files.ts';

/** Not the seed of any run: what is measured must not depend on a number that comes later. */
const trialSeed = 'how long the lists must be';
/** A list with so many seats left over holds, whatever the lottery: a child pushed on finds one of them. */
const spareSeats = 10;

/**
 * Homes, ascending, whose lists of schools were cut and may be too short: tried under each of `ruleSets`, the child is without a
 * place, or has one in the second half of its list, or has not its first wish and too few seats are left over in its list, so
 * that another lottery might take it past the end. Rules that are not understood or refused ask for nothing: the run itself
 * will say why. `seed`: the run's own where it is known, tried besides.
 */
export function findShortLists(
  snapshot: PeriodSnapshot,
  travel: SnapshotTravel,
  ruleSets: readonly Record<string, unknown>[],
  seed: string | null,
  directory: string,
): Int32Array {
  const homeOf = new Map<string, number>();
  travel.applicants.forEach((a, home) => {
    if (isCut(travel, home)) homeOf.set(snapshot.applicants.ids[a], home);
  });
  const short = new Set<number>();
  const completed = ruleSets.filter((rules) => rules.imputeChoicesByDistance === true);
  const seeds = seed === null ? [trialSeed] : [trialSeed, seed];
  if (homeOf.size > 0)
    for (const rules of completed)
      for (const tried of seeds)
        for (const id of listEnders(snapshot, travel, rules, tried, directory)) {
          const home = homeOf.get(id);
          if (home !== undefined) short.add(home);
        }
  return Int32Array.from(short).sort();
}

/** Children who may come to the end of their list. */
function listEnders(
  snapshot: PeriodSnapshot,
  travel: SnapshotTravel,
  rules: Record<string, unknown>,
  seed: string,
  directory: string,
): string[] {
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  try {
    const { files } = frozenFiles(snapshot, null, seed);
    const paths = writeInputs(files, directory);
    writeFileSync(join(directory, 'inputs', 'rules.json'), JSON.stringify(rules));
    const read = readRecords(paths, true);
    const records = { ...read.records, travel: columnsOf(snapshot, travel) };
    const { problem } = encode(records, read.rules, seed);
    if (!problem) return [];
    const { wish, group } = run(problem);
    const { start, school } = problem.wishes;
    const left = seatsLeft(problem.groups, group);
    return problem.records.applicants.ids.filter((_, a) => {
      if (group[a] < 0) return true;
      const place = wish[a] - start[a];
      if (wish[a] < 0 || place === 0) return false;
      if (2 * place >= start[a + 1] - start[a]) return true;
      let spare = 0;
      for (let w = start[a]; w < start[a + 1]; w++) spare += left[school[w]];
      return spare < spareSeats;
    });
  } catch (failure) {
    if (failure instanceof Refusal) return [];
    throw failure;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Seats nobody holds, by school; those of a reserve that stay empty are not for everyone. */
function seatsLeft({ school, seats, reserve, passesTo }: SeatGroups, group: Int32Array): Int32Array {
  const counts = (g: number) => reserve[g] < 0 || passesTo[g] >= 0;
  const left = new Int32Array(Math.max(0, ...school) + 1);
  school.forEach((s, g) => {
    if (counts(g)) left[s] += seats[g];
  });
  for (const g of group) if (g >= 0 && counts(g)) left[school[g]]--;
  return left;
}

/** The rows travel.csv would have, without writing them; a wish nobody could measure has no way. */
function columnsOf(snapshot: PeriodSnapshot, travel: SnapshotTravel): TravelColumns {
  const schoolAt = new Map(snapshot.schools.map(({ id }, i) => [id, i]));
  const placeOf = Int32Array.from(travel.schoolIds, (id) => schoolAt.get(id) ?? -1);
  const wished = wishesByApplicant(snapshot);
  const homeOf = new Int32Array(snapshot.applicants.ids.length).fill(-1);
  travel.applicants.forEach((a, home) => {
    homeOf[a] = home;
  });
  const size = travel.school.length + wished.reduce((sum, own) => sum + (own?.length ?? 0), 0);
  const columns = { applicants: new Int32Array(size), schools: new Int32Array(size), metres: new Int32Array(size) };
  let at = 0;
  const seconds = travel.seconds && new Int32Array(size);
  const add = (a: number, school: number, metres: number, time = -1) => {
    if (seconds) seconds[at] = time;
    columns.applicants[at] = a;
    columns.schools[at] = school;
    columns.metres[at++] = metres;
  };
  for (let a = 0; a < homeOf.length; a++) {
    const home = homeOf[a];
    const own = wished[a];
    const measured = own && new Set<number>();
    if (home >= 0)
      for (let row = travel.start[home]; row < travel.start[home + 1]; row++) {
        const school = placeOf[travel.school[row]];
        if (school < 0) continue;
        measured?.add(school);
        add(a, school, travel.metres[row], travel.seconds?.[row]);
      }
    for (const school of own ?? []) if (!measured?.has(school)) add(a, school, -1);
  }
  return {
    applicants: columns.applicants.slice(0, at),
    schools: columns.schools.slice(0, at),
    metres: columns.metres.slice(0, at),
    ...(seconds && { seconds: seconds.slice(0, at) }),
  };
}
