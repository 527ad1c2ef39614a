import { cellToLatLng } from 'h3-js';
import type { Context } from '../../platform/context.ts';
import { holdPerOwner } from '../../platform/held-values.ts';
import { may } from '../../platform/permissions.ts';
import { listCommunes } from '../areas/queries.ts';
import type { Level } from '../areas/types.ts';
import { type DemandCell, listDemandCells } from '../demand/queries.ts';
import { askTravelWorker } from '../travel/ask-travel-worker.ts';
import { holdSchoolGates } from '../travel/hold-gates.ts';
import { holdNetwork, readDataState } from '../travel/hold-network.ts';
import type { Profile } from '../travel/types.ts';
import type { Coverage } from './types.ts';

/** Rows of fewer children are not told apart by distance. */
export const leastChildren = 5;
/** Farther than any way in a city: limits are cut afterwards. */
const farMetres = 200_000;

interface MeasuredCell extends DemandCell {
  /** Road metres from its middle to the nearest school; null: no way leads to one. */
  metres: number | null;
}

interface MeasuredDemand {
  cells: MeasuredCell[];
  names: ReadonlyMap<string, string>;
  basis: string;
}

const holder = holdPerOwner<MeasuredDemand>(16);

/**
 * How many children of a level live within each of `limits` metres by road of their nearest school, by commune and in all.
 * Children are counted in cells and measured from the middle of the cell. A commune of fewer than five shows its number
 * alone. Kept until roads, schools or demand change. Throws `conflict` before roads are imported.
 */
export async function measureCoverage(
  context: Context,
  question: { level: Level; profile: Profile; limits: number[] },
): Promise<Coverage> {
  may(context, 'look/coverage');
  const { level, profile, limits } = question;
  const { cells, names } = await measureDemand(context, level, profile);
  const byCommune = new Map<string | null, MeasuredCell[]>();
  for (const cell of cells) byCommune.set(cell.communeCode, [...(byCommune.get(cell.communeCode) ?? []), cell]);
  const rows = [...byCommune].map(([communeCode, own]) => {
    const { children, within, ...rest } = sum(own, limits);
    const row = { communeCode, communeName: (communeCode && names.get(communeCode)) ?? '', children };
    if (children >= leastChildren) return { ...row, within, ...rest };
    return { ...row, within: limits.map(() => null), unreachable: null, medianMetres: null };
  });
  rows.sort((a, b) => ((a.communeCode ?? '~') < (b.communeCode ?? '~') ? -1 : 1));
  return { level, profile, limits, rows, total: sum(cells, limits), synthetic: cells.some((cell) => cell.synthetic) };
}

async function measureDemand(context: Context, level: Level, profile: Profile): Promise<MeasuredDemand> {
  const { database, organisationId } = context;
  const network = await holdNetwork(context);
  const { schoolIds, lonLats, school, version } = await holdSchoolGates(context, network, level);
  const state = await readDataState(context);
  const key = [organisationId, level, profile].join('\n');
  return holder(database).get(key, `${network.version} ${version} ${state.revision}`, async (before) => {
    const found = await listDemandCells(database.db, organisationId, level);
    const communes = await listCommunes(database.db, organisationId);
    const names = new Map(communes.map(({ code, name }) => [code, name]));
    const basis = JSON.stringify([network.version, version, found]);
    if (before?.basis === basis) return { ...before, names };
    const { start, metres } = await askTravelWorker(network, {
      kind: 'measure',
      profile,
      homes: Float64Array.from(found.flatMap(({ cell }) => cellToLatLng(cell).reverse())),
      gates: { lonLats, school, schoolCount: schoolIds.length },
      maxMetres: farMetres,
      nearest: 1,
      named: [],
    });
    const cells = found.map((cell, i) => ({ ...cell, metres: start[i] < start[i + 1] ? metres[start[i]] : null }));
    return { cells, names, basis };
  });
}

function sum(cells: readonly MeasuredCell[], limits: readonly number[]) {
  const count = (some: readonly MeasuredCell[]) => some.reduce((all, { children }) => all + children, 0);
  const reached = cells.filter((cell): cell is MeasuredCell & { metres: number } => cell.metres !== null);
  reached.sort((a, b) => a.metres - b.metres);
  return {
    children: count(cells),
    within: limits.map((limit) => count(reached.filter(({ metres }) => metres <= limit))),
    unreachable: count(cells) - count(reached),
    medianMetres: medianOf(reached, count(reached)),
  };
}

/** The metres at which half of the children (sorted, weighted) are reached. */
function medianOf(reached: readonly { metres: number; children: number }[], all: number): number | null {
  let passed = 0;
  for (const { metres, children } of reached) {
    passed += children;
    if (2 * passed >= all) return metres;
  }
  return null;
}
