import type { SitingPlaces } from '#artefacts/siting-places.ts';
import { leastShown } from '#engines/hide-small.ts';
import { type ChooseOptions, choosePlaces } from '#engines/siting/places/choose-places.ts';
import { type ChosenFigures, figuresOfChoice, type PlacesFigures } from '#engines/siting/places/figures.ts';
import {
  EXPANSION,
  FORBIDDEN,
  FORCED,
  FREE,
  type PlacesAnswer,
  type PlacesProblem,
  SCHOOL,
  SITE,
} from '#engines/siting/places/types.ts';
import type { Deficit } from '#engines/siting/types.ts';
import type { ChosenPlace, Considered, SitingQuestion, SitingResult } from './types.ts';

/** Communes and places of a deficit that are named. */
const named = 12;

/** An answer with what another is begun from. */
export interface StoredAnswer {
  result: SitingResult;
  /** Null where there is none. */
  warm: { open: number[]; prices: number[] } | null;
}

const kinds = { school: SCHOOL, expansion: EXPANSION, site: SITE };

/** Places and a question as the engine takes them. */
export function encodePlaces(given: SitingPlaces, question: SitingQuestion): PlacesProblem {
  const { places, children, firstWay, wayPlace, wayMetres } = given;
  const at = new Map(places.map(({ id }, p) => [id, p]));
  const forced = new Set(question.forced);
  const forbidden = new Set(question.forbidden);
  const { open, objective, limitMetres, wholeCells } = question;
  return {
    ...{ children, firstWay, wayPlace, wayMetres, open, objective, limitMetres, wholeCells },
    kind: Uint8Array.from(places, ({ kind }) => kinds[kind]),
    schoolOf: Int32Array.from(places, ({ id, kind }) =>
      kind === 'expansion' ? (at.get(id.slice(id.indexOf(':') + 1)) ?? -1) : -1,
    ),
    seats: Float64Array.from(places, ({ seats }) => seats),
    choice: Uint8Array.from(places, ({ id }) => (forced.has(id) ? FORCED : forbidden.has(id) ? FORBIDDEN : FREE)),
  };
}

/** Chooses, and says what comes of it: who gains, which schools are relieved, or where seats are missing. `onTelling` hears when it has chosen. */
export async function makeAnswer(
  given: SitingPlaces,
  question: SitingQuestion,
  considered: Considered,
  options: ChooseOptions & { onTelling?: () => void },
): Promise<StoredAnswer> {
  const problem = encodePlaces(given, question);
  const solved = await choosePlaces(problem, options);
  options.onTelling?.();
  if ('deficit' in solved) return { result: tellDeficit(given, solved.deficit, solved.proved, considered), warm: null };
  const { answer } = solved;
  return {
    result: tellChoice(given, problem, answer, considered),
    warm: { open: Array.from(answer.open), prices: Array.from(answer.prices) },
  };
}

function tellChoice(
  given: SitingPlaces,
  problem: PlacesProblem,
  answer: PlacesAnswer,
  considered: Considered,
): SitingResult {
  const { before, after, chosen, gaining } = figuresOfChoice(problem, answer);
  const { value, bound, gap, distanceGap, status } = answer;
  const groups = gaining.filter(({ children }) => children >= leastShown);
  const drawn = groups.reduce((sum, { children }) => sum + children, 0);
  return {
    ...{ kind: 'chosen', value, bound, gap, distanceGap, status, considered },
    before: withMean(before),
    after: withMean(after),
    places: chosen.map((figures) => tellPlace(given, problem, figures)),
    gaining: groups.map(({ cell, place, children, metresAfter }) => ({
      ...{ placeId: given.places[place].id, children, meanMetres: Math.round(metresAfter) },
      centre: [given.lonLats[2 * cell], given.lonLats[2 * cell + 1]],
    })),
    gainingFew: chosen.reduce((sum, { children }) => sum + children, 0) - drawn,
  };
}

function withMean({ metres, ...figures }: PlacesFigures) {
  const seated = figures.children - figures.unseated;
  return { ...figures, meanMetres: mean(metres, seated) };
}

const mean = (sum: number, count: number): number | null => (count > 0 ? Math.round(sum / count) : null);

function tellPlace({ places }: SitingPlaces, { schoolOf }: PlacesProblem, figures: ChosenFigures): ChosenPlace {
  const { id, name, kind, lonLat, communeCode, seats, rooms } = places[figures.place];
  const { children, unseatedBefore, seatedBefore, metresBefore, metresAfter, relieved } = figures;
  return {
    ...{ id, name, communeCode, seats, children, unseatedBefore, rooms: rooms ?? 0 },
    kind: kind === 'expansion' ? 'expansion' : 'site',
    schoolId: kind === 'expansion' ? places[schoolOf[figures.place]].id : null,
    lonLat: [lonLat[0], lonLat[1]],
    meanMetresBefore: mean(metresBefore, seatedBefore),
    meanMetresAfter: mean(metresAfter, children),
    relieved: relieved.map((row) => ({
      ...{ id: places[row.place].id, name: places[row.place].name },
      ...{ children: row.children, stillFull: row.stillFull },
    })),
  };
}

function tellDeficit(given: SitingPlaces, deficit: Deficit, proved: boolean, considered: Considered): SitingResult {
  const counts = new Map<number, number>();
  for (const cell of deficit.rows)
    counts.set(given.commune[cell], (counts.get(given.commune[cell]) ?? 0) + given.children[cell]);
  const communes = [...counts]
    .filter(([, children]) => children > 0)
    .sort(([a, many], [b, few]) => few - many || a - b)
    .slice(0, named)
    .map(([index, children]) => ({ name: given.communes[index]?.name ?? null, children }));
  return {
    ...{ kind: 'deficit', lack: deficit.kind, proved, considered, communes },
    ...{ children: deficit.load, seats: deficit.seats, missing: Math.round(deficit.missing * 1000) / 1000 },
    places: Array.from(deficit.sites.slice(0, named), (p) => given.places[p]?.name).filter(
      (name) => name !== undefined,
    ),
  };
}
