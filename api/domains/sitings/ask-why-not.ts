import { readSitingPlaces, type SitingPlaces } from '#artefacts/siting-places.ts';
import { networkOf, seatsOfRooms } from '#engines/scenario/network.ts';
import type { Context } from '../../platform/context.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import type { LonLat } from '../areas/types.ts';
import { holdPlanningBase } from '../demand/planning-base.ts';
import { askTravelWorker } from '../travel/ask-travel-worker.ts';
import { holdNetwork } from '../travel/hold-network.ts';
import { listCandidateRows } from './candidate-queries.ts';
import { checkGround } from './check-ground.ts';
import { against, offRoadMetres } from './gather-places.ts';
import { getSitingRow } from './queries.ts';
import { readAnswer } from './read-answer.ts';
import { askInThread } from './siting-worker.ts';
import type { WhyNotAnswer, WhyNotQuestion } from './types.ts';

/** Seconds after which what was found is the answer, with its honest bound. */
const seconds = 1.2;
/** A clicked place is measured to cells as far as this. */
const farthestMetres = 15_000;

const nothing = { missing: null, without: null, withIt: null };

/**
 * Why a candidate, or any place of the map, is not among the chosen: the same question with it forced in, from where the answer stands.
 * Throws `conflict` for a siting without a choice, `not-found` for a place that was not there.
 */
export async function askWhyNot(context: Context, id: string, asked: WhyNotQuestion): Promise<WhyNotAnswer> {
  may(context, 'change/sitings');
  const row = await getSitingRow(context.database.db, context.organisationId, id);
  const { result, warm } = await readAnswer(context, row);
  if (result.kind !== 'chosen' || !warm) throw new Failure('conflict', 'failures.siting-without-choice');
  const given = readSitingPlaces(await context.artefacts.get(row.placesSha256!));
  const { places, place, faults } =
    'placeId' in asked
      ? await known(context, given, asked.placeId, row.question.level)
      : await clicked(context, given, asked);
  if (place < 0) return { kind: 'left-out', ...nothing, against: faults };
  if (!places.wayPlace.includes(place)) return { kind: 'unreached', ...nothing, against: faults };
  const open = [...warm.open, ...Array.from({ length: places.places.length - warm.open.length }, () => 0)];
  const { said } = askInThread({
    ...{ kind: 'why-not', places, question: row.question, seconds, place },
    ...{ answer: { value: result.value, bound: result.bound }, warm: { open, prices: warm.prices } },
  });
  const heard = await said;
  if (heard.kind !== 'why-not') throw new Error(`The siting's thread said ${heard.kind}.`);
  const { found } = heard;
  if (found.kind === 'deficit') return { ...nothing, kind: 'deficit', missing: found.missing, against: faults };
  if (found.kind !== 'worse') return { ...nothing, kind: found.kind, against: faults };
  const { value, bound } = found.withIt;
  const withIt = { value, bound, meanMetres: found.meanMetres, unseated: found.unseated };
  return { kind: 'worse', missing: null, without: found.without, withIt, against: faults };
}

async function known({ database, organisationId }: Context, given: SitingPlaces, id: string, level: SitingLevel) {
  const place = given.places.findIndex((each) => each.id === id && each.kind !== 'school');
  const candidate = (await listCandidateRows(database.db, organisationId, level)).find((each) => each.id === id);
  if (place < 0 && !candidate) throw new Failure('not-found', 'failures.no-such-candidate', { id });
  const fault = candidate ? against(candidate) : null;
  const faults: WhyNotAnswer['against'] = fault ? [fault] : [];
  return { places: given, place, faults };
}
type SitingLevel = Parameters<typeof listCandidateRows>[2];

/** The places with one more, the last: where the map was clicked, with the seats its rooms give. */
async function clicked(context: Context, given: SitingPlaces, { lonLat, rooms }: { lonLat: LonLat; rooms: number }) {
  const { base } = await holdPlanningBase(context, given.level as SitingLevel);
  const seats = seatsOfRooms(networkOf(base), rooms, 2);
  if (seats === null) throw new Failure('invalid', 'failures.siting-no-cap', { level: given.level });
  const [{ communeCode, roadMetres, inWater }] = await checkGround(context, [lonLat]);
  const faults: WhyNotAnswer['against'] = [];
  if (communeCode === null) faults.push('outside');
  if (inWater) faults.push('water');
  if (roadMetres !== null && roadMetres > offRoadMetres) faults.push('off-road');
  const table = await askTravelWorker(await holdNetwork(context), {
    ...{ kind: 'measure', profile: base.profile, homes: given.lonLats, named: [] },
    ...{ maxMetres: farthestMetres, nearest: null },
    gates: { lonLats: Float64Array.from(lonLat), school: Int32Array.of(0), schoolCount: 1 },
  });
  const place = given.places.length;
  const site = { id: 'clicked', name: '', kind: 'site' as const, lonLat, communeCode, seats, rooms };
  const places = { ...given, places: [...given.places, site], ...withPlace(given, table, base.maxMetres) };
  return { places, place, faults };
}

/** The ways with those to the last place: within the limit, or shorter than the longest the cell looks at. */
function withPlace(given: SitingPlaces, table: { start: Uint32Array; metres: Int32Array }, limit: number) {
  const firstWay = new Int32Array(given.firstWay.length);
  const wayPlace: number[] = [];
  const wayMetres: number[] = [];
  for (let i = 0; i + 1 < firstWay.length; i++) {
    let longest = 0;
    for (let way = given.firstWay[i]; way < given.firstWay[i + 1]; way++) {
      wayPlace.push(given.wayPlace[way]);
      wayMetres.push(given.wayMetres[way]);
      longest = Math.max(longest, given.wayMetres[way]);
    }
    const metres = table.start[i] < table.start[i + 1] ? table.metres[table.start[i]] : -1;
    if (metres >= 0 && (metres <= limit || metres < longest)) {
      wayPlace.push(given.places.length);
      wayMetres.push(metres);
    }
    firstWay[i + 1] = wayPlace.length;
  }
  return { firstWay, wayPlace: Int32Array.from(wayPlace), wayMetres: Float64Array.from(wayMetres) };
}
