import { createHash } from 'node:crypto';
import { placeChildren } from '#engines/demand/place-children.ts';
import { seededRandom } from '#engines/random.ts';
import { birthDatesOf, classCapOn } from '../../../geodata/profiles/country-profile.ts';
import type { Context } from '../../platform/context.ts';
import { rows } from '../../platform/database.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import { getSettings } from '../areas/queries.ts';
import type { Commune, Level, LonLat } from '../areas/types.ts';
import { listSites } from '../schools/queries.ts';
import { type HeldNetwork, holdNetwork } from '../travel/hold-network.ts';
import { type HomesAnswer, measureHomes } from '../travel/measure-homes.ts';
import { listCoveredCommunes, sampleCommunes } from './covered-communes.ts';
import { entryGrade } from './create-period.ts';
import { type DrawnFigures, drawAttributes, drawClasses, drawFigures, drawPerson } from './draw-enrolment.ts';
import type { StoredApplicant } from './store-applicants.ts';
import { knownSeats, type StoredQuota } from './store-quotas.ts';
import { storeSynthetic } from './store-synthetic.ts';

export interface SynthesisQuestion {
  level: Level;
  applicants: number;
  seed: string;
  apply: boolean;
  onProgress?: (share: number, step: string) => void;
}

/** What was, or would be, invented. */
export interface SynthesisAnswer {
  periodId: string;
  applicants: number;
  schools: number;
  /** Schools whose seats were invented, and seats of all. */
  schoolsInvented: number;
  seats: number;
  /** Communes that got no child: roads reach too little of them, or their population is not known. */
  notCovered: Pick<Commune, 'code' | 'name' | 'population' | 'roadCoverage'>[];
  populationUnknown: Pick<Commune, 'code' | 'name'>[];
  applied: boolean;
}

/** All that is drawn, before any of it is written. */
export interface Synthesis {
  periodId: string;
  schoolYear: string;
  grade: string;
  children: StoredApplicant[];
  quotas: StoredQuota[];
  figures: { schoolId: string; grades: DrawnFigures[] }[];
}

/** Where neither the law nor the country's profile says. */
const commonClassSize = 30;

/**
 * Invents an enrolment: children on roads in proportion to each commune's population, priority groups and siblings, seats for
 * schools without, and classes, seats and pupils of every grade. All of it is stamped synthetic; figures that a register
 * states stay. The same data and seed give the same children; a second time puts them in place of the first. Throws
 * `conflict` before roads are imported, `invalid` where there is nothing to draw from.
 */
export async function synthesiseEnrolment(context: Context, question: SynthesisQuestion): Promise<SynthesisAnswer> {
  may(context, 'change/synthetic');
  const { level, onProgress } = question;
  const network = await holdNetwork(context);
  const { covered, notCovered, populationUnknown } = await listCoveredCommunes(context);
  onProgress?.(0, 'placing-children');
  const placed = await place(context, network, covered, question);
  if (placed.area.length === 0) throw new Failure('invalid', 'failures.nothing-to-synthesise', { level });
  onProgress?.(0.15, 'measuring-homes');
  const measured = await measureHomes(context, {
    ...{ level, profile: 'walk', homes: placed.lonLats.slice(), nearest: 3, maxMetres: 50_000 },
  });
  if (measured.schoolIds.length === 0) throw new Failure('invalid', 'failures.nothing-to-synthesise', { level });
  const synthesis = await draw(context, question, placed, covered, measured);
  onProgress?.(0.35, 'writing-children');
  if (question.apply) await storeSynthetic(context, question, synthesis);
  onProgress?.(1, 'done');
  return {
    periodId: synthesis.periodId,
    applicants: synthesis.children.length,
    schools: synthesis.quotas.length,
    schoolsInvented: synthesis.quotas.filter(({ synthetic }) => synthetic).length,
    seats: synthesis.quotas.reduce((sum, { seats }) => sum + (seats ?? 0), 0),
    notCovered,
    populationUnknown,
    applied: question.apply,
  };
}

type Placed = ReturnType<typeof placeChildren>;

async function place(
  context: Context,
  network: HeldNetwork,
  covered: readonly Commune[],
  { applicants, seed }: SynthesisQuestion,
): Promise<Placed> {
  const { samples, areaOf } = await sampleCommunes(context, network, covered);
  const population = covered.map((commune) => commune.population ?? 0);
  return placeChildren(
    network.travel.network,
    samples,
    areaOf,
    population,
    applicants,
    seededRandom(`${seed}/children`),
  );
}

async function draw(
  context: Context,
  { level, applicants, seed }: SynthesisQuestion,
  placed: Placed,
  covered: readonly Commune[],
  measured: HomesAnswer,
): Promise<Synthesis> {
  const { database, organisationId, clock } = context;
  const { profile, schoolYear } = await getSettings(database.db, organisationId);
  const grade = entryGrade(profile, level);
  const nearest = nearestOf(measured);
  const born = birthDatesOf(profile, grade, Number(schoolYear.slice(0, 4)));
  const children = drawChildren(placed, covered, nearest, born, seed);
  const classSize =
    classCapOn(profile, level, grade, clock.now().toISOString().slice(0, 10))?.pupils ?? commonClassSize;
  const grades = profile.levels.find((known) => known.level === level)!.grades.map(({ id }) => id);
  const schools = await listDrawnSchools(context, { level, grade, grades: grades.length, schoolYear }, nearest);
  const classes = drawClasses(schools, children.length, classSize);
  const quotas = schools.map(({ id, knownSeats: seats, synthetic }, i) => ({
    schoolId: id,
    seats: seats ?? (classes[i] ?? 0) * classSize,
    synthetic: seats === null || synthetic,
  }));
  const random = seededRandom(`${seed}/figures`);
  const figures = schools.map(({ id, knownSeats: seats }, i) => ({
    schoolId: id,
    grades: drawFigures(grades, classes[i] ?? Math.max(1, Math.round((seats ?? 0) / classSize)), classSize, random),
  }));
  const periodId = uuidFrom(JSON.stringify([organisationId, level, schoolYear, seed, applicants]));
  return { periodId, schoolYear, grade, children, quotas, figures };
}

/** Ids of the nearest schools of each home, nearest first. */
function nearestOf({ start, school, metres, schoolIds }: HomesAnswer): string[][] {
  return Array.from({ length: start.length - 1 }, (_, home) => {
    const rowsOfHome = Array.from({ length: start[home + 1] - start[home] }, (__, i) => start[home] + i);
    return rowsOfHome.sort((a, b) => metres[a] - metres[b] || a - b).map((row) => schoolIds[school[row]]);
  });
}

function drawChildren(
  { lonLats, area }: Placed,
  covered: readonly Commune[],
  nearest: readonly string[][],
  born: { from: string; to: string },
  seed: string,
): StoredApplicant[] {
  const random = seededRandom(`${seed}/attributes`);
  const randomPerson = seededRandom(`${seed}/persons`);
  const digits = Math.max(6, String(area.length).length);
  return Array.from(area, (index, child) => {
    const { group, siblingSchool } = drawAttributes(nearest[child], random);
    const { birthDate, residence } = drawPerson(born, randomPerson);
    const { code } = covered[index];
    const lonLat: LonLat = [round7(lonLats[2 * child]), round7(lonLats[2 * child + 1])];
    return {
      id: `S${String(child + 1).padStart(digits, '0')}`,
      attributes: {
        ...{ group, commune: code, birth_date: birthDate, residence },
        ...(siblingSchool !== null && { sibling_school: siblingSchool }),
      },
      lonLat,
      address: null,
      communeCode: code,
      method: 'synthetic',
      wishes: [],
    };
  });
}

async function listDrawnSchools(
  { database, organisationId }: Context,
  of: Parameters<typeof knownSeats>[1],
  nearest: readonly string[][],
) {
  const known = await rows<{ schoolId: string; seats: number | null; synthetic: boolean }>(
    database.db,
    knownSeats(organisationId, of),
  );
  const areas = new Map<string, number>();
  for (const { schoolId, areaSquareMetres } of await listSites(database.db, organisationId))
    if (areaSquareMetres !== null) areas.set(schoolId, (areas.get(schoolId) ?? 0) + areaSquareMetres);
  const counts = new Map<string, number>();
  for (const [first] of nearest) if (first !== undefined) counts.set(first, (counts.get(first) ?? 0) + 1);
  return known.map(({ schoolId, seats, synthetic }) => ({
    id: schoolId,
    areaSquareMetres: areas.get(schoolId) ?? null,
    nearestChildren: counts.get(schoolId) ?? 0,
    knownSeats: seats,
    synthetic,
  }));
}

/** Seven decimals of a degree, about a centimetre: what the network itself is kept in. */
function round7(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7;
}

/** A UUID (version 8: own making) that is the same for the same text. */
function uuidFrom(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
