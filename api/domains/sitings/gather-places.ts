import type { SitingPlace, SitingPlaces } from '#artefacts/siting-places.ts';
import { networkOf, seatsOfRooms } from '#engines/scenario/network.ts';
import { orderReach } from '#engines/scenario/order-reach.ts';
import type { CellReach, PlanningBase } from '#engines/scenario/types.ts';
import { metresOf, offRoadMm } from '#engines/travel/types.ts';
import type { Context } from '../../platform/context.ts';
import { Failure } from '../../platform/errors.ts';
import { holdPlanningBase } from '../demand/planning-base.ts';
import { askTravelWorker } from '../travel/ask-travel-worker.ts';
import { holdNetwork } from '../travel/hold-network.ts';
import { listCandidateRows } from './candidate-queries.ts';
import { childrenOfYear } from './children-of-year.ts';
import type { Considered, SiteCandidate, SitingQuestion } from './types.ts';

/** Ways kept of a cell: to so many nearest schools, and as many nearest candidates. */
const nearestKept = 40;
const farMetres = 200_000;
/** Candidates to which ways are measured before it is told how many are done. */
const measuredAtATime = 250;
export const offRoadMetres = metresOf(offRoadMm);

export interface GatheredPlaces {
  places: SitingPlaces;
  considered: Considered;
  synthetic: boolean;
}

/** Hears to how many candidates of how many the ways are measured. */
export type HearMeasured = (done: number, all: number) => void;

/** The id of seats more at a school. */
export const expansionId = (schoolId: string): string => `expand:${schoolId}`;

/**
 * What a siting is made from: the children of the year in their cells, schools with known seats, expansions and candidates that may be
 * chosen, and the road metres between them, measured on the roads in force. Throws `invalid` without anything to choose, `conflict`
 * before roads are imported.
 */
export async function gatherPlaces(
  context: Context,
  question: SitingQuestion,
  onMeasured: HearMeasured,
): Promise<GatheredPlaces> {
  const { database, organisationId } = context;
  const { base, sha256 } = await holdPlanningBase(context, question.level);
  const { children, communesAsWhole } = await childrenOfYear(context, base, question.year);
  const rows = await listCandidateRows(database.db, organisationId, question.level);
  const judged = rows.map((candidate) => ({
    candidate,
    why: question.forced.includes(candidate.id) ? null : against(candidate),
  }));
  const usable = judged.flatMap(({ candidate, why }) => (why === null ? [candidate] : []));
  const { places, schoolAt } = listPlaces(base, usable, question);
  if (places.every(({ kind }) => kind === 'school'))
    throw new Failure('invalid', rows.length === 0 ? 'failures.siting-no-candidates' : 'failures.siting-none-usable', {
      count: rows.length,
    });
  const reach = usable.length === 0 ? null : await reachOfCandidates(context, base, usable, onMeasured);
  const ways = joinWays(base, places, schoolAt, reach);
  const reached = new Set(ways.wayPlace);
  const leftOut: Considered['leftOut'] = judged.flatMap(({ candidate: { id, name }, why }) =>
    why ? [{ id, name, why }] : [],
  );
  places.forEach(({ id, name, kind }, p) => {
    if (kind === 'site' && !reached.has(p)) leftOut.push({ id, name, why: 'unreached' });
  });
  let unreached = 0;
  children.forEach((own, i) => {
    if (ways.firstWay[i] === ways.firstWay[i + 1]) unreached += own;
  });
  const seatsUnknown = base.schools.filter(({ seats }) => seats === null).length;
  return {
    places: {
      ...{ level: question.level, baseSha256: sha256, seatsUnknown, unreached, places, communes: base.communes },
      ...{ lonLats: base.cells.lonLats, commune: base.cells.commune, children, ...ways },
    },
    considered: {
      ...{ candidates: usable.length, leftOut, seatsUnknown, unreached, communesAsWhole },
      expansions: places.filter(({ kind }) => kind === 'expansion').length,
      childrenToday: base.cells.children.reduce((sum, own) => sum + own, 0),
    },
    synthetic: base.synthetic,
  };
}

/** What stands against choosing a candidate, the gravest first. */
export function against({
  excluded,
  inWater,
  roadMetres,
}: Pick<SiteCandidate, 'excluded' | 'inWater' | 'roadMetres'>): 'excluded' | 'water' | 'off-road' | null {
  if (excluded !== null) return 'excluded';
  if (inWater) return 'water';
  return roadMetres !== null && roadMetres > offRoadMetres ? 'off-road' : null;
}

/** Schools with seats, then expansions of public ones, then candidates. `schoolAt`: the place of each school of the base, −1 none. */
function listPlaces(base: PlanningBase, candidates: readonly SiteCandidate[], { expandRooms }: SitingQuestion) {
  const network = networkOf(base);
  const seatsOf = (rooms: number) => {
    const seats = seatsOfRooms(network, rooms, 2);
    if (seats === null) throw new Failure('invalid', 'failures.siting-no-cap', { level: base.level });
    return seats;
  };
  const schoolAt = new Int32Array(base.schools.length).fill(-1);
  const places: SitingPlace[] = [];
  base.schools.forEach(({ id, name, lonLat, communeCode, seats }, s) => {
    if (seats === null) return;
    schoolAt[s] = places.length;
    places.push({ id, name, kind: 'school', lonLat, communeCode, seats, rooms: null });
  });
  if (expandRooms !== null)
    for (const { id, name, lonLat, communeCode, seats, ownership } of base.schools) {
      if (seats === null || ownership === 'private') continue;
      const rooms = { seats: seatsOf(expandRooms), rooms: expandRooms };
      places.push({ id: expansionId(id), name, kind: 'expansion', lonLat, communeCode, ...rooms });
    }
  for (const { id, name, lonLat, communeCode, rooms } of candidates)
    places.push({ id, name, kind: 'site', lonLat, communeCode, seats: seatsOf(rooms), rooms });
  return { places, schoolAt };
}

/** Candidates of each cell as the base has its schools: all within its limit, and the nearest few however far. */
async function reachOfCandidates(
  context: Context,
  base: PlanningBase,
  candidates: readonly { lonLat: readonly number[] }[],
  onMeasured: HearMeasured,
) {
  const network = await holdNetwork(context);
  const count = candidates.length;
  const ask = async (from: number, to: number, maxMetres: number, nearest: number | null) => {
    const lonLats = Float64Array.from(candidates.slice(from, to).flatMap(({ lonLat }) => [...lonLat]));
    const gates = { lonLats, school: Int32Array.from({ length: to - from }, (_, i) => i), schoolCount: to - from };
    const table = await askTravelWorker(network, {
      ...{ kind: 'measure', profile: base.profile, homes: base.cells.lonLats, named: [] },
      ...{ maxMetres, nearest, gates },
    });
    return { ...table, school: table.school.map((own) => from + own) };
  };
  onMeasured(0, count);
  const tables = [await ask(0, count, farMetres, Math.min(base.leastSchools, count))];
  for (let from = 0; from < count; from += measuredAtATime) {
    const to = Math.min(count, from + measuredAtATime);
    tables.push(await ask(from, to, base.maxMetres, null));
    onMeasured(to, count);
  }
  return orderReach(base.cells.ids.length, tables);
}

function joinWays(base: PlanningBase, places: readonly SitingPlace[], schoolAt: Int32Array, reach: CellReach | null) {
  const expansionAt = new Map(places.flatMap(({ id, kind }, p) => (kind === 'expansion' ? [[id, p] as const] : [])));
  const expansionOf = base.schools.map(({ id }) => expansionAt.get(expansionId(id)) ?? -1);
  const firstSite = places.findIndex(({ kind }) => kind === 'site');
  const cells = base.cells.ids.length;
  const firstWay = new Int32Array(cells + 1);
  const wayPlace: number[] = [];
  const wayMetres: number[] = [];
  for (let i = 0; i < cells; i++) {
    const ways: { place: number; metres: number }[] = [];
    for (let row = base.reach.start[i]; row < base.reach.start[i + 1] && ways.length < nearestKept; row++) {
      const place = schoolAt[base.reach.school[row]];
      if (place >= 0) ways.push({ place, metres: base.reach.metres[row] });
    }
    for (let row = base.reach.start[i], kept = 0; row < base.reach.start[i + 1] && kept < nearestKept; row++, kept++) {
      const place = expansionOf[base.reach.school[row]];
      if (place >= 0) ways.push({ place, metres: base.reach.metres[row] });
    }
    if (reach)
      for (let row = reach.start[i]; row < Math.min(reach.start[i + 1], reach.start[i] + nearestKept); row++)
        ways.push({ place: firstSite + reach.school[row], metres: reach.metres[row] });
    for (const { place, metres } of ways.sort((a, b) => a.place - b.place)) {
      wayPlace.push(place);
      wayMetres.push(metres);
    }
    firstWay[i + 1] = wayPlace.length;
  }
  return { firstWay, wayPlace: Int32Array.from(wayPlace), wayMetres: Float64Array.from(wayMetres) };
}
