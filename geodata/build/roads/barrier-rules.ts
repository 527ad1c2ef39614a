import { barrierFlag } from '../../../api/engines/travel/types.ts';
import type { Tags } from '../../sources/osm/read-osm.ts';
import { motorbikeAccess, walkAccess } from './way-rules.ts';

/** Barriers nobody passes unless a tag lets them (wiki.openstreetmap.org/wiki/Key:barrier). */
const closedToAll = new Set(['wall', 'fence', 'hedge', 'ditch', 'retaining_wall', 'city_wall', 'guard_rail', 'debris']);
/** Barriers that people on foot pass and a motorbike does not. */
const closedToMotorbikes = new Set([
  ...['bollard', 'block', 'cycle_barrier', 'motorcycle_barrier', 'stile', 'horse_stile', 'kissing_gate', 'turnstile'],
  ...['full-height_turnstile', 'jersey_barrier', 'log', 'chain', 'planter', 'rope', 'bar', 'tyres'],
]);

/**
 * `barrierFlag` bits of a node: which profiles its barrier stops. Access tags decide first, then `locked=yes`, then the kind;
 * gates, lift gates, toll booths and unknown kinds let both through.
 */
export function barrierFlags(tags: Tags): number {
  const { barrier } = tags;
  if (barrier === undefined || barrier === 'no') return 0;
  const locked = tags.locked === 'yes' || closedToAll.has(barrier);
  const walk = walkAccess(tags) ?? (locked ? 'closed' : 'open');
  const motorbike = motorbikeAccess(tags) ?? (locked || closedToMotorbikes.has(barrier) ? 'closed' : 'open');
  return (walk === 'closed' ? barrierFlag.walk : 0) | (motorbike === 'closed' ? barrierFlag.motorbike : 0);
}
