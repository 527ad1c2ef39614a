import { segmentMm } from '../travel/ellipsoid.ts';
import type { TravelNetwork } from '../travel/prepare-network.ts';
import { emptySnaps, setSnap, snapPoint } from '../travel/snap.ts';
import { metresOf, type Snaps, unitsPerDegree } from '../travel/types.ts';
import { fillPlaces, type Placement } from './fill-places.ts';
import { type HousingProject, networkOf, type ScenarioNetwork, type ScenarioSchool } from './network.ts';
import { mergePairs, type Pairs, pairsOf, sortedPairs } from './pairs.ts';
import { changeRoads, openRoads, type RoadState } from './road-state.ts';
import { componentOf, reachGates, reachSite } from './site-reach.ts';
import type { CellReach, PlanningBase } from './types.ts';

/** Where children go under one network. */
export interface WhatIfAnswer {
  network: ScenarioNetwork;
  /** The school of each place. A school that stands where the base has it is its own place, in the base's order; the others follow. */
  places: readonly ScenarioSchool[];
  /** Seats a place offers; 0 where it is closed, stands elsewhere, or its seats are unknown. */
  seats: Uint32Array;
  /** Children of the base's cells, then of housing projects. */
  children: Uint32Array;
  /** Nearest place with known seats of each cell, its metres, and −1 where none is in reach. */
  nearest: Int32Array;
  nearestMetres: Uint32Array;
  placement: Placement;
  roads: RoadState;
}

interface RoadRows {
  state: RoadState;
  pairs: Pairs;
  sites: Map<string, Pairs>;
}

/** Networks of changed roads, and sites on one network, kept to be asked again. */
const roadsKept = 3;
const sitesKept = 64;

/**
 * Answers what if, again and again, over one base: children to the nearest places with seats, seats to the nearest children.
 * What does not change between two questions is measured and sorted once; the answer depends on the network alone.
 */
export class WhatIf {
  readonly base: PlanningBase;
  /** The base itself, answered. */
  readonly before: WhatIfAnswer;
  private readonly roads = new Map<string, RoadRows>();

  constructor(base: PlanningBase, travel: TravelNetwork) {
    this.base = base;
    const state = openRoads(base, travel);
    this.roads.set('[]', { state, pairs: pairsOf(state.reach), sites: new Map() });
    this.before = this.answer(networkOf(base));
  }

  answer(network: ScenarioNetwork): WhatIfAnswer {
    const roads = this.roadsOf(network);
    const { base } = this;
    const count = base.schools.length;
    const placed = network.schools.filter(({ isPlaced }) => isPlaced);
    const places = [...network.schools.slice(0, count), ...placed];
    const seats = Uint32Array.from(places, (school, place) =>
      school.open && (place >= count || !school.isPlaced) ? (school.seats ?? 0) : 0,
    );
    const children = withHousing(base.cells.children, network.housing);
    const more = mergePairs([
      ...placed.map((school, i) => this.sitePairs(roads, school, count + i)),
      ...network.housing.map((project, i) => housingPairs(roads.state, project, base.cells.ids.length + i, placed)),
    ]);
    const first = zonePairs(base, network, places, roads.state, more);
    const placement = fillPlaces(children, seats, first, roads.pairs, more);
    const near = findNearest(children.length, seats, roads.state.reach, more);
    return { network, places, seats, children, ...near, placement, roads: roads.state };
  }

  private roadsOf({ roads }: ScenarioNetwork): RoadRows {
    const key = JSON.stringify(roads);
    const known = this.roads.get(key);
    if (known) return known;
    const state = changeRoads(this.roads.get('[]')!.state, roads);
    const rows = { state, pairs: pairsOf(state.reach), sites: new Map() };
    this.roads.set(key, rows);
    const oldest = [...this.roads.keys()].find((each) => each !== '[]' && each !== key);
    if (this.roads.size > roadsKept && oldest !== undefined) this.roads.delete(oldest);
    return rows;
  }

  private sitePairs({ state, sites }: RoadRows, { lonLat }: ScenarioSchool, place: number): Pairs {
    const key = `${place} ${lonLat.join(' ')}`;
    const known = sites.get(key);
    if (known) return known;
    const { index, metres } = reachSite(state, lonLat, state.limits, widestLimit(state, lonLat));
    const pairs = sortedPairs(Array.from(index, (cell, i) => ({ cell, place, metres: metres[i] })));
    sites.set(key, pairs);
    if (sites.size > sitesKept) sites.delete(sites.keys().next().value!);
    return pairs;
  }
}

/** How far a search from a site must go: to the limit, or to the cells beyond it that look as far as the site. */
function widestLimit(state: RoadState, lonLat: readonly [number, number]): number {
  const { base, limits, cells } = state;
  const { lonLats } = base.cells;
  const site = emptySnaps(1);
  setSnap(site, 0, snapPoint(state.travel, state.profile, lonLat));
  const component = componentOf(state, site, 0);
  const [lon, lat] = lonLat.map((degrees) => degrees * unitsPerDegree);
  let widest = base.maxMetres;
  for (let cell = 0; cell < limits.length; cell++) {
    if (limits[cell] <= widest || componentOf(state, cells, cell) !== component) continue;
    const straight = segmentMm(lonLats[2 * cell] * unitsPerDegree, lonLats[2 * cell + 1] * unitsPerDegree, lon, lat);
    if (metresOf(straight) <= limits[cell]) widest = limits[cell];
  }
  return widest;
}

/** From a housing project to every place in reach, schools of the base and placed ones. */
function housingPairs(
  state: RoadState,
  { lonLat }: HousingProject,
  cell: number,
  placed: readonly ScenarioSchool[],
): Pairs {
  const { base, gates, travel, profile } = state;
  const all = withSites(gates.snaps, placed, (school) => snapPoint(travel, profile, school.lonLat));
  const nearest = new Map<number, number>();
  for (const limit of [base.maxMetres, 8 * base.maxMetres]) {
    const { index, metres } = reachGates(state, lonLat, all, limit);
    index.forEach((gate, i) => {
      const place = gate < gates.snaps.count ? gates.school[gate] : base.schools.length + gate - gates.snaps.count;
      nearest.set(place, Math.min(metres[i], nearest.get(place) ?? Number.POSITIVE_INFINITY));
    });
    if (nearest.size >= base.leastSchools) break;
  }
  return sortedPairs([...nearest].map(([place, metres]) => ({ cell, place, metres })));
}

function withSites(
  snaps: Snaps,
  placed: readonly ScenarioSchool[],
  snap: (school: ScenarioSchool) => ReturnType<typeof snapPoint>,
): Snaps {
  const all = emptySnaps(snaps.count + placed.length);
  all.edge.set(snaps.edge);
  all.positionMm.set(snaps.positionMm);
  all.legMm.set(snaps.legMm);
  placed.forEach((school, i) => {
    setSnap(all, snaps.count + i, snap(school));
  });
  return all;
}

/** Pairs of cells with the school whose zone they lie in; a zone's school out of the cell's reach gives none. */
function zonePairs(
  { cells }: PlanningBase,
  { zones }: ScenarioNetwork,
  places: readonly ScenarioSchool[],
  { reach }: RoadState,
  more: Pairs,
): Pairs {
  if (Object.keys(zones).length === 0) return sortedPairs([]);
  const placeOf = new Map(places.map((school, place) => [school.id, place]));
  const rows: { cell: number; place: number; metres: number }[] = [];
  cells.ids.forEach((id, cell) => {
    const place = placeOf.get(zones[id]);
    if (place === undefined) return;
    for (let row = reach.start[cell]; row < reach.start[cell + 1]; row++)
      if (reach.school[row] === place) rows.push({ cell, place, metres: reach.metres[row] });
    for (let i = 0; i < more.count; i++)
      if (more.cell[i] === cell && more.place[i] === place) rows.push({ cell, place, metres: more.metres[i] });
  });
  return sortedPairs(rows);
}

function withHousing(children: Uint32Array, housing: readonly HousingProject[]): Uint32Array {
  const all = new Uint32Array(children.length + housing.length);
  all.set(children);
  housing.forEach((project, i) => {
    all[children.length + i] = project.children;
  });
  return all;
}

/** The nearest place of each cell that has seats. */
function findNearest(cells: number, seats: Uint32Array, { start, school, metres }: CellReach, more: Pairs) {
  const nearest = new Int32Array(cells).fill(-1);
  const nearestMetres = new Uint32Array(cells);
  for (let cell = 0; cell + 1 < start.length; cell++) {
    let row = start[cell];
    while (row < start[cell + 1] && seats[school[row]] === 0) row++;
    if (row === start[cell + 1]) continue;
    nearest[cell] = school[row];
    nearestMetres[cell] = metres[row];
  }
  for (let i = 0; i < more.count; i++) {
    const cell = more.cell[i];
    const isNearer = nearest[cell] < 0 || more.metres[i] < nearestMetres[cell];
    if (!isNearer || seats[more.place[i]] === 0) continue;
    nearest[cell] = more.place[i];
    nearestMetres[cell] = more.metres[i];
  }
  return { nearest, nearestMetres };
}
