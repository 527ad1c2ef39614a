import { spreadChildren } from '#engines/catchment/boundaries/spread-children.ts';
import { communeAt } from '../../../geodata/sources/communes/commune-index.ts';
import type { Context } from '../../platform/context.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import type { Level, LonLat } from '../areas/types.ts';
import { holdCommunes, holdZones } from '../catchments/hold-zones.ts';
import { type ZoneHome, zoneMembership } from '../catchments/zone-membership.ts';
import { holdPlanningBase } from '../demand/planning-base.ts';
import { askTravelWorker } from '../travel/ask-travel-worker.ts';
import { holdNetwork, readDataState } from '../travel/hold-network.ts';
import { findBarriers } from './barriers.ts';
import { findFeeders } from './feeders.ts';
import { listUnplaced } from './list-unplaced.ts';
import { readNeighbourhoods } from './neighbourhoods.ts';
import type { BoundaryBlocks } from './types.ts';

/** Nearest schools a block may be given to. */
const nearest = 16;

/** What should stay together, where it is asked: parts of communes by a layer of the office (its id), or whole communes; ways up. */
export interface BlocksWanted {
  neighbourhoods: string | 'communes' | null;
  feeders: boolean;
}

/**
 * The land of a level in blocks, for drawing school areas: children of the entry grade spread over the blocks, seats, road metres, and
 * the zone plan in force with its overlaps and gaps. Schools without known seats are left out and named. Counts of single blocks are small, so
 * that only the office sees them. Neighbourhoods of a layer also place the printed lines of the zone plan that name them; lines that
 * nothing places are listed with what is known of them. Throws `conflict` before roads are imported, `invalid` without children, schools or any known seats.
 */
export async function getBoundaryBlocks(
  context: Context,
  level: Level,
  { neighbourhoods, feeders }: BlocksWanted = { neighbourhoods: null, feeders: false },
): Promise<BoundaryBlocks> {
  may(context, 'change/boundaries');
  const network = await holdNetwork(context);
  const { base } = await holdPlanningBase(context, level);
  const kept = base.schools.flatMap(({ seats }, s) => (seats === null ? [] : [s]));
  if (kept.length === 0) throw new Failure('invalid', 'failures.no-known-seats', { level });
  const placeOf = new Map(kept.map((s, place) => [s, place]));
  const gates = [...base.gates.school.keys()].filter((gate) => placeOf.has(base.gates.school[gate]));
  const land = await askTravelWorker(network, {
    ...{ kind: 'blocks', profile: 'walk', nearest },
    gates: {
      lonLats: Float64Array.from(gates.flatMap((gate) => [...base.gates.lonLats.subarray(2 * gate, 2 * gate + 2)])),
      school: Int32Array.from(gates, (gate) => placeOf.get(base.gates.school[gate])!),
      schoolCount: kept.length,
    },
  });
  const counted = base.cells.ids.map((cell, i) => ({ cell, children: base.cells.children[i] }));
  const { children, withoutRoad } = spreadChildren(land, counted);
  const ids = kept.map((s) => base.schools[s].id);
  const { homes, ...groups } = await homesOfBlocks(context, land, neighbourhoods);
  return {
    ...{ level, schoolYear: base.schoolYear, synthetic: base.synthetic },
    schools: kept.map((s) => ({ id: base.schools[s].id, name: base.schools[s].name, seats: base.schools[s].seats! })),
    withoutSeats: base.schools.flatMap(({ id, name, seats }) => (seats === null ? [{ id, name }] : [])),
    ...{ cells: land.cells, children: [...children], childrenWithoutRoad: withoutRoad },
    ...{ linkStart: [...land.linkStart], linkTo: [...land.linkTo], gateBlock: [...land.gateBlock] },
    ...{ reachStart: [...land.reachStart], reachSchool: [...land.reachSchool], reachMetres: [...land.reachMetres] },
    ...(await findBarriers(context, level, land)),
    ...(await zonesOfBlocks(context, level, ids, land, homes, children)),
    ...groups,
    ...(feeders ? await findFeeders(context, level, network, homes) : { feedsInto: [], feederNames: [] }),
  };
}

interface Land {
  lonLats: Float64Array;
  reachStart: Uint32Array;
  reachSchool: Int32Array;
}

/** The commune and the neighbourhood of each block, and by which of the two it should stay together; −1: by none. */
async function homesOfBlocks(
  context: Context,
  { lonLats }: Pick<Land, 'lonLats'>,
  wanted: BlocksWanted['neighbourhoods'],
): Promise<{ homes: ZoneHome[] } & Pick<BoundaryBlocks, 'neighbourhood' | 'neighbourhoodNames'>> {
  const communes = await holdCommunes(context, await readDataState(context));
  const layer = wanted === null || wanted === 'communes' ? null : await readNeighbourhoods(context, wanted);
  const numberOf = new Map(communes.communes.map(({ code }, number) => [code, number]));
  const neighbourhood: number[] = [];
  const homes = Array.from({ length: lonLats.length / 2 }, (_, b): ZoneHome => {
    const lonLat: LonLat = [lonLats[2 * b], lonLats[2 * b + 1]];
    const commune = communeAt(communes, ...lonLat);
    const { area, ...own } = layer?.at(...lonLat) ?? { area: -1 };
    if (layer) neighbourhood.push(area);
    else if (wanted === 'communes') neighbourhood.push(commune ? numberOf.get(commune.code)! : -1);
    return { lonLat, communeCode: commune?.code ?? null, communeName: commune?.name ?? null, ...own };
  });
  const names = layer?.names ?? (wanted === 'communes' ? communes.communes.map(({ name }) => name) : []);
  return { homes, neighbourhood, neighbourhoodNames: names };
}

/** Where each block lies in the zone plan: of several zones the nearest school's. */
async function zonesOfBlocks(
  context: Context,
  level: Level,
  ids: readonly string[],
  { reachStart, reachSchool }: Pick<Land, 'reachStart' | 'reachSchool'>,
  homes: readonly ZoneHome[],
  children: Int32Array,
): Promise<Pick<BoundaryBlocks, 'today' | 'overlaps' | 'gaps' | 'unsure' | 'unplaced'>> {
  const zones = await holdZones(context, level, await readDataState(context));
  const today = new Array<number>(homes.length).fill(-1);
  if (zones.size === 0) return { today, overlaps: [], gaps: [], unsure: [], unplaced: [] };
  const [overlaps, gaps, unsure]: number[][] = [[], [], []];
  const { unplaced, open } = listUnplaced([...zones.values()].flat(), homes, children);
  homes.forEach((home, b) => {
    const reached = [...reachSchool.subarray(reachStart[b], reachStart[b + 1])];
    const answers = reached.map((s) => zoneMembership(zones.get(ids[s]) ?? [], home));
    const claims = reached.filter((_, i) => answers[i] === 'in');
    if (claims.length > 0) today[b] = claims[0];
    if (claims.length > 1) overlaps.push(b);
    if (claims.length > 0) return;
    // Beside neighbourhoods that all have a shape a block is a gap; where some have none it may be theirs.
    const mayBeNamed = home.neighbourhood !== undefined || home.group !== undefined || open.has(home.communeCode ?? '');
    (mayBeNamed && answers.includes('unsure') ? unsure : gaps).push(b);
  });
  return { today, overlaps, gaps, unsure, unplaced };
}
