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
import type { BoundaryBlocks } from './types.ts';

/** Nearest schools a block may be given to. */
const nearest = 16;

/**
 * The land of a level in blocks, for drawing school areas: children of the entry grade spread over the blocks, seats, road metres, and
 * the zone plan in force with its overlaps and gaps. Schools without known seats are left out and named. Counts of single blocks are small, so
 * that only the office sees them. Throws `conflict` before roads are imported, `invalid` without children, schools or any known seats.
 */
export async function getBoundaryBlocks(context: Context, level: Level): Promise<BoundaryBlocks> {
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
  return {
    ...{ level, schoolYear: base.schoolYear, synthetic: base.synthetic },
    schools: kept.map((s) => ({ id: base.schools[s].id, name: base.schools[s].name, seats: base.schools[s].seats! })),
    withoutSeats: base.schools.flatMap(({ id, name, seats }) => (seats === null ? [{ id, name }] : [])),
    ...{ cells: land.cells, children: [...children], childrenWithoutRoad: withoutRoad },
    ...{ linkStart: [...land.linkStart], linkTo: [...land.linkTo], gateBlock: [...land.gateBlock] },
    ...{ reachStart: [...land.reachStart], reachSchool: [...land.reachSchool], reachMetres: [...land.reachMetres] },
    ...(await findBarriers(context, level, land)),
    ...(await zonesOfBlocks(context, level, ids, land)),
  };
}

interface Land {
  lonLats: Float64Array;
  reachStart: Uint32Array;
  reachSchool: Int32Array;
}

/** Where each block lies in the zone plan: of several zones the nearest school's. */
async function zonesOfBlocks(
  context: Context,
  level: Level,
  ids: readonly string[],
  { lonLats, reachStart, reachSchool }: Land,
): Promise<Pick<BoundaryBlocks, 'today' | 'overlaps' | 'gaps'>> {
  const state = await readDataState(context);
  const zones = await holdZones(context, level, state);
  const communes = await holdCommunes(context, state);
  const blocks = lonLats.length / 2;
  const today = new Array<number>(blocks).fill(-1);
  if (zones.size === 0) return { today, overlaps: [], gaps: [] };
  const [overlaps, gaps]: number[][] = [[], []];
  for (let b = 0; b < blocks; b++) {
    const lonLat: LonLat = [lonLats[2 * b], lonLats[2 * b + 1]];
    const commune = communeAt(communes, ...lonLat);
    const home: ZoneHome = { lonLat, communeCode: commune?.code ?? null, communeName: commune?.name ?? null };
    const claims = [...reachSchool.subarray(reachStart[b], reachStart[b + 1])].filter(
      (s) => zoneMembership(zones.get(ids[s]) ?? [], home) === 'in',
    );
    if (claims.length > 0) today[b] = claims[0];
    if (claims.length > 1) overlaps.push(b);
    if (claims.length === 0) gaps.push(b);
  }
  return { today, overlaps, gaps };
}
