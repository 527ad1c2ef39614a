import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { encode } from '#engines/assignment/encode.ts';
import { run } from '#engines/assignment/run.ts';
import type { SeatGroups } from '#engines/assignment/types.ts';
import type { TravelColumns } from '#engines/enrolment-records.ts';
import { Refusal } from '../../platform/refusal.ts';
import { type ReadRecords, readRecords } from './contract/read-records.ts';
import { childrenAndSchools, isCut, type SnapshotTravel, wishesByApplicant } from './frozen-files.ts';
import type { PeriodSnapshot } from './period-snapshot.ts';
import { writeInputs } from './run-files.ts';

/** Not the seed of any run: what is measured must not depend on a number that comes later. */
const trialSeed = 'how long the lists must be';
/** A list with so many seats left over holds, whatever the lottery: a child pushed on finds one of them. */
const spareSeats = 10;

/** A period under each of some rule sets, read once: lists are tried again and again as they grow. */
export class ListTrials {
  private readonly snapshot: PeriodSnapshot;
  /** Of rule sets that are understood and complete wishes by distance. */
  private readonly read: ReadRecords[];

  /** Rules that are not understood or refused ask for nothing: the run itself will say why. `directory` is emptied and removed. */
  constructor(snapshot: PeriodSnapshot, ruleSets: readonly Record<string, unknown>[], directory: string) {
    this.snapshot = snapshot;
    const completed = ruleSets.filter((rules) => rules.imputeChoicesByDistance === true);
    this.read = readUnder(snapshot, completed, directory);
  }

  /**
   * Homes, ascending, whose lists of schools were cut and may be too short: tried under each set of rules, the child is without a
   * place, or has one in the second half of its list, or has not its first wish and too few seats are left over in its list, so
   * that another lottery might take it past the end. `seed`: the run's own where it is known, tried besides.
   */
  find(travel: SnapshotTravel, seed: string | null): Int32Array {
    const homeOf = new Map<string, number>();
    travel.applicants.forEach((a, home) => {
      if (isCut(travel, home)) homeOf.set(this.snapshot.applicants.ids[a], home);
    });
    const short = new Set<number>();
    if (homeOf.size === 0 || this.read.length === 0) return new Int32Array();
    const columns = columnsOf(this.snapshot, travel);
    const seeds = seed === null ? [trialSeed] : [trialSeed, seed];
    for (const read of this.read)
      for (const tried of seeds)
        for (const id of listEnders(read, columns, tried)) {
          const home = homeOf.get(id);
          if (home !== undefined) short.add(home);
        }
    return Int32Array.from(short).sort();
  }
}

/** The children and schools of a period as each set of rules reads them, without distances; those refused are left out. */
function readUnder(
  snapshot: PeriodSnapshot,
  ruleSets: readonly Record<string, unknown>[],
  directory: string,
): ReadRecords[] {
  if (ruleSets.length === 0) return [];
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  try {
    const paths = writeInputs(childrenAndSchools(snapshot), directory);
    return ruleSets.flatMap((rules) => {
      writeFileSync(paths.rules, JSON.stringify(rules));
      try {
        return [readRecords(paths, true)];
      } catch (failure) {
        if (failure instanceof Refusal) return [];
        throw failure;
      }
    });
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Children who may come to the end of their list. */
function listEnders(read: ReadRecords, travel: TravelColumns, seed: string): string[] {
  const { problem } = encode({ ...read.records, travel }, read.rules, seed);
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
