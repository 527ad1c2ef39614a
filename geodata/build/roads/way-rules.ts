import { edgeFlag } from '../../../api/engines/travel/types.ts';
import type { Tags } from '../../sources/osm/read-osm.ts';

/** Roads anyone may walk and motorbikes may ride unless tags say otherwise (wiki.openstreetmap.org/wiki/OSM_tags_for_routing). */
const sharedRoads = new Set([
  ...['trunk', 'primary', 'secondary', 'tertiary', 'unclassified', 'residential', 'living_street', 'service', 'road'],
  ...['trunk_link', 'primary_link', 'secondary_link', 'tertiary_link', 'track'],
]);
/** Ways for people on foot; a motorbike needs a tag that lets it in. */
const footWays = new Set(['pedestrian', 'footway', 'path', 'steps', 'cycleway', 'bridleway']);
/** Expressways: closed to people on foot and, by Vietnamese law, to motorbikes, unless a tag opens them. */
const expressways = new Set(['motorway', 'motorway_link']);

const closedValues = new Set([
  ...['no', 'private', 'restricted', 'agricultural', 'forestry', 'delivery', 'military', 'emergency'],
  ...['psv', 'bus', 'permit', 'use_sidepath'],
]);

/** `open` and `closed` as tagged; undefined: the tags do not say. */
export type Access = 'open' | 'closed' | undefined;

/** The most specific access tag wins: `foot` over `access`. */
export function walkAccess(tags: Tags): Access {
  return accessOf(tags.foot ?? tags.access);
}

/** The most specific access tag wins: `motorcycle`, `motor_vehicle`, `vehicle`, `access`. */
export function motorbikeAccess(tags: Tags): Access {
  return accessOf(tags.motorcycle ?? tags.motor_vehicle ?? tags.vehicle ?? tags.access);
}

function accessOf(value: string | undefined): Access {
  if (value === undefined || value === 'unknown') return undefined;
  return closedValues.has(value) ? 'closed' : 'open';
}

/** `edgeFlag` bits of a way; 0 when nobody we serve may use it. `route=ferry` makes a ferry, whatever else it is tagged. */
export function wayFlags(tags: Tags): number {
  if (tags.route === 'ferry') return ferryFlags(tags);
  const { highway } = tags;
  if (highway === undefined || isOutOfUse(tags)) return 0;
  return walkFlags(highway, tags) | motorbikeFlags(highway, tags) | (highway === 'steps' ? edgeFlag.steps : 0);
}

const usable = edgeFlag.walkForward | edgeFlag.walkBackward | edgeFlag.motorbikeForward | edgeFlag.motorbikeBackward;

/** True when at least one profile may go along the way in one direction. */
export function isUsable(flags: number): boolean {
  return (flags & usable) !== 0;
}

function isOutOfUse(tags: Tags): boolean {
  const { construction, disused, abandoned, closed, impassable } = tags;
  if (construction !== undefined && construction !== 'no' && construction !== 'minor') return true;
  return disused === 'yes' || abandoned === 'yes' || closed === 'yes' || impassable === 'yes';
}

const walkBoth = edgeFlag.walkForward | edgeFlag.walkBackward;

function walkFlags(highway: string, tags: Tags): number {
  const access = walkAccess(tags);
  if (access === 'closed') return 0;
  const open = access === 'open' && tags.foot !== undefined;
  if (expressways.has(highway) || tags.motorroad === 'yes') return open ? walkBoth : 0;
  return sharedRoads.has(highway) || footWays.has(highway) ? walkBoth : 0;
}

function motorbikeFlags(highway: string, tags: Tags): number {
  const access = motorbikeAccess(tags);
  if (access === 'closed' || highway === 'steps') return 0;
  const named = tags.motorcycle !== undefined || (tags.motor_vehicle ?? tags.vehicle) !== undefined;
  const open = access === 'open' && named;
  if (expressways.has(highway) || footWays.has(highway)) return open ? motorbikeDirections(highway, tags) : 0;
  return sharedRoads.has(highway) ? motorbikeDirections(highway, tags) : 0;
}

function motorbikeDirections(highway: string, tags: Tags): number {
  const { motorbikeForward: forward, motorbikeBackward: backward } = edgeFlag;
  const oneway = tags['oneway:motorcycle'] ?? tags['oneway:motor_vehicle'] ?? tags.oneway;
  if (oneway === '-1' || oneway === 'reverse') return backward;
  if (oneway === 'yes' || oneway === 'true' || oneway === '1') return forward;
  if (oneway === 'no' || oneway === 'false' || oneway === '0') return forward | backward;
  const implied = tags.junction === 'roundabout' || tags.junction === 'circular' || highway === 'motorway';
  return implied ? forward : forward | backward;
}

function ferryFlags(tags: Tags): number {
  if (isOutOfUse(tags)) return 0;
  const walk = walkAccess(tags) === 'closed' ? 0 : walkBoth;
  // A boat that refuses cars and names no motorbikes is taken to carry people only.
  const motorbike = motorbikeAccess(tags) ?? (accessOf(tags.motorcar) === 'closed' ? 'closed' : 'open');
  const ride = motorbike === 'closed' ? 0 : motorbikeDirections('ferry', tags);
  return walk || ride ? walk | ride | edgeFlag.ferry : 0;
}
