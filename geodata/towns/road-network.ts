import { growAlleys } from './alleys.ts';
import { clearanceField } from './clearance-field.ts';
import { type CrossedLines, crossLines } from './crossings.ts';
import { lengthOf, type Point } from './geometry.ts';
import { drawFootbridges, drawMainRoads, drawRailway } from './main-roads.ts';
import { streetNames } from './names.ts';
import { quarters } from './plan/city.ts';
import { isletName } from './plan/communes.ts';
import { ferry } from './plan/roads.ts';
import type { Road } from './roads.ts';
import { SegmentGrid } from './segment-grid.ts';
import { breakStreets, growStreets } from './streets.ts';
import type { UrbanForm } from './urban-form.ts';
import type { Water } from './water.ts';

/** Streets before the blocks between them are filled. */
export interface TownStreets {
  roads: Road[];
  railway: Point[];
  /** `line` of a segment is the road's place in `roads`. */
  grid: SegmentGrid;
  blocked(point: Point): boolean;
}

/** Main roads by hand, streets by the town's grain. */
export function layStreets(
  form: UrbanForm,
  water: Water,
  reserved: (point: Point) => number,
  random: () => number,
): TownStreets {
  const main = drawMainRoads(form, water);
  const railway = drawRailway(form);
  const rail = clearanceField([{ line: railway, half: railway.map(() => 0), area: false }], 80);
  const blocked = (point: Point) =>
    form.within(point) < 0.004 || water.clearance(point) < 14 || rail(point) < 22 || reserved(point) < 7;
  const mainLines = main.map((road) => road.points);
  const grown = growStreets(form, blocked, mainLines, random);
  const collectors = chooseCollectors(grown, form);
  const lines = breakStreets(grown, mainLines, collectors, random);
  const nextName = streetNames(random);
  let numbered = 0;
  const streets = lines.map(({ points, from }): Road => {
    const collects = collectors.has(from);
    const planned = form.planned(points[Math.floor(points.length / 2)]);
    const name = planned && !collects ? `Đường số ${++numbered}` : nextName();
    return { name, highway: collects ? 'tertiary' : 'residential', points, tags: {}, street: name };
  });
  setOneWays(streets);
  const roads = [...main, ...streets];
  const grid = new SegmentGrid();
  for (const [i, road] of roads.entries()) grid.insertLine(road.points, i);
  return { roads, railway, grid, blocked };
}

export interface TownRoads extends TownStreets {
  /** Rows of `crossed` go with `roads`; the last row is the railway. */
  crossed: CrossedLines;
}

/** Alleys into the blocks (not onto `built` ground), footbridges over what divides; what leads nowhere is left out. */
export function fillBlocks(
  streets: TownStreets,
  form: UrbanForm,
  built: (point: Point) => boolean,
  random: () => number,
): TownRoads {
  const blocked = (point: Point) => streets.blocked(point) || built(point) || form.within(point) < 0.01;
  const alleys = growAlleys(streets.roads, form, blocked, random);
  const all = [...streets.roads, ...alleys, ...drawFootbridges(streets.grid)];
  const crossed = crossLines([...all.map((road) => road.points), streets.railway]);
  const kept = connected(all, crossed);
  const roads = all.filter((_, i) => kept[i]);
  const grid = new SegmentGrid();
  for (const [i, road] of roads.entries()) grid.insertLine(road.points, i);
  const rows = crossed.rows.filter((_, i) => i === all.length || kept[i]);
  return { ...streets, blocked, roads, grid, crossed: { ...crossed, rows } };
}

/** Roads joined to the largest network, to the island's landing, or to the islet's path. */
function connected(roads: readonly Road[], crossed: CrossedLines): boolean[] {
  const parent = crossed.vertices.map((_, i) => i);
  const find = (vertex: number): number => {
    let at = vertex;
    while (parent[at] !== at) at = parent[at] = parent[parent[at]];
    return at;
  };
  roads.forEach((_, i) => {
    for (let k = 1; k < crossed.rows[i].length; k++) parent[find(crossed.rows[i][k])] = find(crossed.rows[i][k - 1]);
  });
  const rootOf = (name: string) => find(crossed.rows[roads.findIndex((road) => road.name === name)][0]);
  const wanted = new Set(['Đại lộ Bến Lụa', ferry.toRoad, `Đường ${isletName}`].map(rootOf));
  return roads.map((_, i) => crossed.rows[i].length > 1 && wanted.has(find(crossed.rows[i][0])));
}

/** The longest streets that lie 260 m or more apart from each other carry the traffic between quarters. */
function chooseCollectors(lines: readonly Point[][], form: UrbanForm): Set<number> {
  const chosen = new Set<number>();
  const grid = new SegmentGrid();
  const order = lines.map((points, i) => ({ i, metres: lengthOf(points) })).sort((a, b) => b.metres - a.metres);
  for (const { i, metres } of order) {
    const points = lines[i];
    if (metres < 800 || chosen.size > 90) continue;
    if (form.density(points[Math.floor(points.length / 2)]) < 0.1) continue;
    const near = points.filter((point) => grid.clearance(point, 260) < 260).length;
    if (near > points.length * 0.35) continue;
    chosen.add(i);
    grid.insertLine(points, i);
  }
  return chosen;
}

/** In the old centre every third narrow street runs one way, in turn this way and that. */
function setOneWays(streets: Road[]): void {
  const centre = quarters[0];
  let turn = 0;
  for (const street of streets) {
    const middle = street.points[Math.floor(street.points.length / 2)];
    const near = Math.abs(middle[0] - centre.at[0]) < 900 && Math.abs(middle[1] - centre.at[1]) < 900;
    if (street.highway !== 'residential' || !near) continue;
    turn += 1;
    if (turn % 3 === 0) street.tags.oneway = turn % 2 === 0 ? 'yes' : '-1';
  }
}
