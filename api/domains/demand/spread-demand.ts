import { sql } from 'drizzle-orm';
import { groupBy } from '#engines/demand/group-by.ts';
import { type CountedGroup, peopleOfAge, shareElsewhere, spreadGroups } from '#engines/demand/spread-groups.ts';
import type { Context } from '../../platform/context.ts';
import { rows } from '../../platform/database.ts';
import { Failure } from '../../platform/errors.ts';
import { getSettings, listCommunes } from '../areas/queries.ts';
import { addHousing } from './add-housing.ts';
import { hamletCells } from './hamlet-cells.ts';
import { listCounts, type PeopleCount } from './queries.ts';
import { holdRoadCells, nearestRoadCell, type RoadCells } from './road-cells.ts';
import { partOf } from './store-counts.ts';
import type { WrittenCell } from './store-demand-cells.ts';
import type { DemandQuestion, DemandStatement } from './types.ts';

/** Demand as it would be written, and what is to be said of it. */
export interface SpreadDemand {
  cells: WrittenCell[];
  statement: DemandStatement;
  batchId: string;
  schoolYear: string;
}

/**
 * Children of the entry grade of a level, counted from one source and spread over the cells with roads. Sums are kept exactly: cells add up to
 * their commune or hamlet, these to the whole. A commune without a figure stays unknown. Throws `invalid` where the source holds nothing that
 * can be used, `conflict` before roads are imported.
 */
export async function spreadDemand(context: Context, question: DemandQuestion): Promise<SpreadDemand> {
  const { database, organisationId } = context;
  const { profile, schoolYear } = await getSettings(database.db, organisationId);
  const { level, source } = question;
  const grades = profile.levels.find((known) => known.level === level)?.grades ?? [];
  const age = grades.find(({ entry }) => entry)?.age ?? null;
  if (age === null) throw new Failure('invalid', 'failures.demand-no-age', { level });
  const roads = await holdRoadCells(context);
  const counted =
    source === 'applicants' || source === 'refusals'
      ? await countHomes(context, question, schoolYear)
      : await countAndSpread(context, question, age, roads);
  const housed = await addHousing(context, question, roads, counted.cells);
  const placed = housed.cells.reduce((sum, { children }) => sum + children, 0);
  if (placed === 0) throw new Failure('invalid', 'failures.demand-nothing', { source, age });
  const added = housed.statement?.children ?? 0;
  return {
    ...{ cells: housed.cells, batchId: counted.batchId, schoolYear },
    statement: {
      ...counted.statement,
      ...{ level, source, placed, total: counted.statement.total + added },
      ...{ cells: housed.cells.length, housing: housed.statement },
    },
  };
}

interface Counted {
  cells: WrittenCell[];
  batchId: string;
  statement: Omit<DemandStatement, 'level' | 'source' | 'placed' | 'cells' | 'housing'>;
}

/** Children whose homes are known: cells as they were counted. */
async function countHomes(
  { database, organisationId }: Context,
  { level, source }: DemandQuestion,
  schoolYear: string,
): Promise<Counted> {
  const counts = (await listCounts(database.db, organisationId, source)).filter(
    ({ part }) => part === partOf(level, schoolYear),
  );
  if (counts.length === 0) throw new Failure('invalid', `failures.demand-no-${source}`, { level });
  const cells = counts.map(({ cell, people, communeCode }) => {
    return { cell: cell!, children: people, commune_code: communeCode };
  });
  return {
    ...{ cells, batchId: counts[0].batchId },
    statement: {
      ...{ weights: null, knownBy: 'home', age: null, bandYears: 1, unplaced: 0, groups: cells.length, missing: [] },
      ...{ fellBack: 0, moved: 0, elsewhere: null, elsewhereBy: null },
      total: cells.reduce((sum, { children }) => sum + children, 0),
      synthetic: counts.some(({ synthetic }) => synthetic),
    },
  };
}

/** What a source counts: people in groups, each with the cells it can live in. */
interface Groups {
  groups: CountedGroup[];
  knownBy: 'pixel' | 'hamlet' | 'commune';
  bandYears: number;
  missing: string[];
  moved: number;
  /** The source's own weights, as a raster has. */
  own: Float64Array | null;
  batchId: string;
  synthetic: boolean;
}

async function countAndSpread(
  context: Context,
  { source, weights }: DemandQuestion,
  age: number,
  roads: RoadCells,
): Promise<Counted> {
  const found =
    source === 'communes'
      ? await groupCommunes(context, age, roads)
      : source === 'hamlets'
        ? await groupHamlets(context, age, roads)
        : await groupRaster(context, age, roads);
  const by = found.own ?? (await weightsOf(context, weights, age, roads));
  const even = new Float64Array(roads.cells.length).fill(1);
  const isRoads = found.own === null && weights === 'roads';
  const spread = spreadGroups(found.groups, by, roads.roadMm);
  const other = spreadGroups(found.groups, isRoads ? even : roads.roadMm, even);
  const cells = roads.cells.flatMap((cell, i): WrittenCell[] =>
    spread.children[i] > 0 ? [{ cell, children: spread.children[i], commune_code: roads.communeOf[i] }] : [],
  );
  return {
    ...{ cells, batchId: found.batchId },
    statement: {
      ...{ weights: found.own ? 'raster' : weights, knownBy: found.knownBy, age, bandYears: found.bandYears },
      ...{ unplaced: spread.unplaced, groups: found.groups.length, missing: found.missing, moved: found.moved },
      ...{ fellBack: spread.fellBack.length, elsewhere: shareElsewhere(spread.children, other.children) },
      ...{ elsewhereBy: isRoads ? 'even' : 'roads', synthetic: found.synthetic },
      total: spread.ofGroup.reduce((sum, part) => sum + part, 0),
    },
  };
}

async function groupCommunes({ database, organisationId }: Context, age: number, roads: RoadCells): Promise<Groups> {
  const communes = await listCommunes(database.db, organisationId);
  const counted = await rows<{
    code: string;
    from: number;
    to: number;
    people: number;
    batchId: string;
    synthetic: boolean;
  }>(
    database.db,
    sql`select a.commune_code as code, a.age_from as "from", a.age_to as "to", a.people, a.source_batch_id as "batchId",
        b.synthetic
      from population_ages a join source_batches b on b.id = a.source_batch_id
      where a.organisation_id = ${organisationId} order by a.commune_code, a.age_from`,
  );
  const bands = groupBy(counted, ({ code }) => code);
  const known = communes.flatMap(({ code }) => {
    const found = peopleOfAge(bands.get(code) ?? [], age);
    return found ? [{ code, ...found }] : [];
  });
  if (known.length === 0) throw new Failure('invalid', 'failures.demand-no-communes', { age });
  const cellsOf = cellsByCommune(roads);
  const codes = new Set(known.map(({ code }) => code));
  return {
    ...{ knownBy: 'commune', moved: 0, own: null, batchId: counted[0].batchId },
    groups: known.map(({ code, people }) => ({ people, cells: cellsOf.get(code) ?? [] })),
    bandYears: Math.max(...known.map(({ width }) => width)),
    missing: communes.filter(({ code }) => !codes.has(code)).map(({ name }) => name),
    synthetic: counted.some(({ synthetic }) => synthetic),
  };
}

async function groupHamlets({ database, organisationId }: Context, age: number, roads: RoadCells): Promise<Groups> {
  const counts = await listCounts(database.db, organisationId, 'hamlets');
  const hamlets = [...groupBy(counts, ({ key }) => key).values()];
  const known = hamlets.flatMap((own) => {
    const found = peopleOfAge(bandsOf(own), age);
    return found ? [{ ...own[0], ...found }] : [];
  });
  if (known.length === 0) throw new Failure('invalid', 'failures.demand-no-hamlets', { age });
  const counted = new Set(known.map(({ communeCode }) => communeCode));
  const communes = await listCommunes(database.db, organisationId);
  return {
    ...{ knownBy: 'hamlet', moved: 0, own: null, batchId: known[0].batchId },
    groups: hamletCells(known, cellsByCommune(roads), roads.cells),
    bandYears: Math.max(...known.map(({ width }) => width)),
    missing: communes.filter(({ code }) => !counted.has(code)).map(({ name }) => name),
    synthetic: known.some(({ synthetic }) => synthetic),
  };
}

/** A raster's people by commune, and by cell within it; people off the roads go to the nearest road of their commune. */
async function groupRaster({ database, organisationId }: Context, age: number, roads: RoadCells): Promise<Groups> {
  const counts = await listCounts(database.db, organisationId, 'raster');
  const { people, width } = rasterOfAge(counts, age);
  if (people.size === 0) throw new Failure('invalid', 'failures.demand-no-raster', { age });
  const own = new Float64Array(roads.cells.length);
  const sums = new Map<string | null, number>();
  let moved = 0;
  for (const [cell, { count, communeCode }] of people) {
    sums.set(communeCode, (sums.get(communeCode) ?? 0) + count);
    const at = nearestRoadCell(cell, communeCode, roads);
    if (at === null) continue;
    own[at] += count;
    if (roads.cells[at] !== cell) moved += count;
  }
  const cellsOf = cellsByCommune(roads);
  const communes = await listCommunes(database.db, organisationId);
  return {
    ...{ knownBy: 'pixel', own, bandYears: width, moved: Math.round(moved), batchId: counts[0].batchId },
    groups: [...sums].map(([code, sum]) => ({ people: sum, cells: cellsOf.get(code) ?? [] })),
    missing: communes.filter(({ code }) => !sums.has(code)).map(({ name }) => name),
    synthetic: counts.some(({ synthetic }) => synthetic),
  };
}

/** People of one age by cell: both sexes together, of each the narrowest band around the age. */
function rasterOfAge(counts: readonly PeopleCount[], age: number) {
  const people = new Map<string, { count: number; communeCode: string | null }>();
  let width = 1;
  const ofSex = groupBy(
    counts.filter(({ from }) => from !== null),
    ({ part }) => part.split(' ')[1] ?? '',
  );
  // A raster of everyone stands before its halves, so that nobody is counted twice.
  const sexes = ofSex.has('') && peopleOfAge(bandsOf(ofSex.get('')!), age) ? [''] : ['f', 'm'];
  for (const sex of sexes)
    for (const own of groupBy(ofSex.get(sex) ?? [], ({ key }) => key).values()) {
      const found = peopleOfAge(bandsOf(own), age);
      if (!found) continue;
      const [{ cell, communeCode }] = own;
      people.set(cell!, { communeCode, count: (people.get(cell!)?.count ?? 0) + found.people });
      width = Math.max(width, found.width);
    }
  return { people, width };
}

function bandsOf(counts: readonly PeopleCount[]) {
  return counts.map(({ from, to, people }) => ({ from: from!, to: to!, people }));
}

async function weightsOf(
  { database, organisationId }: Context,
  weights: DemandQuestion['weights'],
  age: number,
  roads: RoadCells,
): Promise<Float64Array> {
  if (weights === 'roads') return roads.roadMm;
  const counts = await listCounts(database.db, organisationId, weights);
  const ofAge = weights === 'raster' ? rasterOfAge(counts, age).people : null;
  const people =
    ofAge && ofAge.size > 0
      ? [...ofAge].map(([cell, { count, communeCode }]) => ({ cell, people: count, communeCode }))
      : counts;
  if (people.length === 0) throw new Failure('invalid', `failures.demand-no-${weights}`, { age });
  const by = new Float64Array(roads.cells.length);
  for (const { cell, people: count, communeCode } of people) {
    const at = nearestRoadCell(cell!, communeCode, roads);
    if (at !== null) by[at] += count;
  }
  return by;
}

function cellsByCommune({ communeOf }: RoadCells): Map<string | null, number[]> {
  return groupBy(communeOf.keys(), (at) => communeOf[at]);
}
