import { findRoute as findWay, type Route } from '#engines/travel/route.ts';
import { snapAt, snapPoint } from '#engines/travel/snap.ts';
import type { Context } from '../../platform/context.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import type { LonLat } from '../areas/types.ts';
import { type HeldGates, holdGates, holdSchools } from './hold-gates.ts';
import { holdNetwork, readDataState } from './hold-network.ts';
import type { Profile, RouteAnswer } from './types.ts';

/**
 * The way from a home to the nearest gate of a school, with exactly the metres the list shows; metres null where no road and
 * no ferry leads. The home is kept nowhere. Throws `not-found` for a school without a place, `conflict` before roads are imported.
 */
export async function findRoute(
  context: Context,
  question: { home: LonLat; schoolId: string; profile: Profile },
): Promise<RouteAnswer> {
  may(context, 'look/route');
  const { home, schoolId, profile } = question;
  const state = await readDataState(context);
  const network = await holdNetwork(context, state);
  const held = await holdGates(context, network, null, profile, await holdSchools(context, null, state));
  const from = { lonLat: home, snap: snapPoint(network.travel, profile, home) };
  let best: Route | undefined;
  for (const gate of gatesOf(held, schoolId)) {
    const to = { lonLat: lonLatOf(held, gate), snap: snapAt(held.gates.snaps, gate) };
    const way = findWay(network.travel, profile, from, to, network.spaceOf(profile));
    if (way && (!best || way.mm < best.mm)) best = way;
  }
  return { metres: best?.metres ?? null, stretches: best?.stretches ?? [], networkVersion: network.version };
}

function gatesOf({ schoolIds, school }: HeldGates, schoolId: string): number[] {
  const index = schoolIds.indexOf(schoolId);
  if (index < 0) throw new Failure('not-found', 'failures.no-such-school', { id: schoolId });
  return [...school.keys()].filter((gate) => school[gate] === index);
}

/** Degrees of a gate. */
export function lonLatOf({ lonLats }: Pick<HeldGates, 'lonLats'>, gate: number): LonLat {
  return [lonLats[2 * gate], lonLats[2 * gate + 1]];
}
