import { usualKmPerHour } from '#engines/travel/time-network.ts';
import type { Profile, RoadEditValue } from '#engines/travel/types.ts';
import type { Context } from '../../platform/context.ts';
import { type HomesAnswer, measureHomes, type SupposedPlace } from '../travel/measure-homes.ts';
import { type SnapshotTravel, wishesByApplicant } from './frozen-files.ts';
import { type PeriodSnapshot, rulesNeedSeconds } from './period-snapshot.ts';

/** How children of a period go to school. */
const profile: Profile = 'walk';
/** Without a cap in the rules each child's list is completed by so many nearest schools, and by more where those may run out. */
export const nearestSchools = 30;
/** Farther than roads lead in one country. */
const anyMetres = 4_000_000;

/**
 * Road metres of every home of a period, over the same roads, edits and gates that answer parents: to every named wish, and
 * to all schools within the rules' `maxMetres`, or without a cap to the nearest 30.
 * The seconds of the quickest way stand beside them where the rules go by travel time, or where they are asked for.
 * @param supposed edits that nobody stored, for a study of what they would change
 * @param places schools as they might stand, for the same
 */
export async function measurePeriod(
  context: Context,
  snapshot: PeriodSnapshot,
  supposed: RoadEditValue[] = [],
  places: readonly SupposedPlace[] = [],
  timed = rulesNeedSeconds(snapshot.rules),
): Promise<SnapshotTravel> {
  const { homes } = snapshot.applicants;
  const placed: number[] = [];
  for (let a = 0; 2 * a < homes.length; a++)
    if (!Number.isNaN(homes[2 * a]) && !Number.isNaN(homes[2 * a + 1])) placed.push(a);
  const applicants = Int32Array.from(placed);
  const wished = wishesByApplicant(snapshot);
  const named = placed.map((a) => wished[a]?.map((school) => snapshot.schools[school].id));
  const cap = typeof snapshot.rules.maxMetres === 'number' ? snapshot.rules.maxMetres : null;
  const nearest = cap === null ? nearestSchools : null;
  const { level } = snapshot.period;
  const points = pointsOf(homes, applicants);
  const maxMetres = cap ?? anyMetres;
  const supposition = { supposed, places, timed };
  const measured = await measureHomes(context, {
    ...{ level, profile, homes: points, maxMetres, nearest, named },
    ...supposition,
  });
  const whole = cap === null ? measured : await addNearest(context, snapshot, measured, points, supposition);
  const { networkSha256, networkVersion, schoolIds, start, school, metres, seconds, snapMetres, offRoad } = whole;
  return {
    ...(seconds && { seconds, kmPerHour: usualKmPerHour[profile] }),
    ...{ applicants, start, school, metres, snapMetres, offRoad, schoolIds },
    ...{ networkSha256, networkVersion, profile, nearest },
    limits: new Int32Array(applicants.length).fill(nearest ?? 0),
  };
}

/** The same with some homes measured to more of their nearest schools; `nearest` null: to every one. */
export async function measureFarther(
  context: Context,
  { period, applicants }: PeriodSnapshot,
  travel: SnapshotTravel,
  homes: Int32Array,
  nearest: number | null,
  supposed: RoadEditValue[] = [],
): Promise<SnapshotTravel> {
  const points = pointsOf(
    applicants.homes,
    Int32Array.from(homes, (home) => travel.applicants[home]),
  );
  const timed = travel.seconds !== undefined;
  const question = { level: period.level, profile, homes: points, maxMetres: anyMetres, nearest, supposed, timed };
  const limits = travel.limits.slice();
  for (const home of homes) limits[home] = nearest ?? 0;
  return { ...withRows(travel, homes, await measureHomes(context, question)), limits };
}

function pointsOf(homes: Float64Array, applicants: Int32Array): Float64Array {
  const points = new Float64Array(2 * applicants.length);
  applicants.forEach((a, h) => {
    points[2 * h] = homes[2 * a];
    points[2 * h + 1] = homes[2 * a + 1];
  });
  return points;
}

/** Homes with nothing within the cap are told how far the nearest schools are: they do not count, but the family asks. */
async function addNearest(
  context: Context,
  { period }: PeriodSnapshot,
  measured: HomesAnswer,
  homes: Float64Array,
  supposition: { supposed: RoadEditValue[]; places: readonly SupposedPlace[]; timed: boolean },
): Promise<HomesAnswer> {
  const { start } = measured;
  const lost: number[] = [];
  for (let h = 0; h + 1 < start.length; h++) if (start[h] === start[h + 1]) lost.push(h);
  if (lost.length === 0) return measured;
  const question = { level: period.level, profile, homes: pointsOf(homes, Int32Array.from(lost)) };
  const found = await measureHomes(context, {
    ...{ ...question, maxMetres: anyMetres, nearest: nearestSchools },
    ...supposition,
  });
  return withRows(measured, Int32Array.from(lost), found);
}

type Rows = Pick<HomesAnswer, 'start' | 'school' | 'metres' | 'seconds'>;

/** `measured` with the rows of some homes, ascending, taken from `found`; schools only the first knew of a home stay. */
function withRows<T extends Rows>(measured: T, homes: Int32Array, found: Rows): T {
  const { start } = measured;
  const places = new Map(Array.from(homes, (home, i) => [home, i]));
  const size = measured.school.length + found.school.length;
  const merged = { start: new Uint32Array(start.length), school: new Int32Array(size), metres: new Int32Array(size) };
  const seconds = measured.seconds && new Int32Array(size).fill(-1);
  let at = 0;
  const add = (from: Rows, row: number) => {
    if (seconds && from.seconds) seconds[at] = from.seconds[row];
    merged.school[at] = from.school[row];
    merged.metres[at++] = from.metres[row];
  };
  for (let h = 0; h + 1 < start.length; h++) {
    const place = places.get(h);
    const taken = new Set<number>();
    if (place !== undefined)
      for (let row = found.start[place]; row < found.start[place + 1]; row++) {
        taken.add(found.school[row]);
        add(found, row);
      }
    for (let row = start[h]; row < start[h + 1]; row++) if (!taken.has(measured.school[row])) add(measured, row);
    merged.start[h + 1] = at;
  }
  return {
    ...measured,
    start: merged.start,
    school: merged.school.slice(0, at),
    metres: merged.metres.slice(0, at),
    ...(seconds && { seconds: seconds.slice(0, at) }),
  };
}
