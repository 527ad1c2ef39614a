import { MeasuredLine, offset, type Point } from './geometry.ts';
import type { OccupiedGround } from './occupied-ground.ts';
import type { Road } from './roads.ts';
import type { SegmentGrid } from './segment-grid.ts';
import type { UrbanForm } from './urban-form.ts';

/** Metres from a road's middle to its fronts. */
export const setback: Record<Road['highway'], number> = {
  trunk: 17,
  primary: 14,
  secondary: 11,
  tertiary: 9,
  residential: 7,
  service: 3.5,
  footway: 3,
  path: 4,
  steps: 4,
};

/** Rows of houses along the roads: long terraces in town, single houses under trees in the country. */
export function raiseBuildings(
  roads: readonly Road[],
  grid: SegmentGrid,
  ground: OccupiedGround,
  form: UrbanForm,
  blocked: (point: Point) => boolean,
  random: () => number,
): Point[][] {
  const buildings: Point[][] = [];
  roads.forEach((road, number) => {
    if (road.highway === 'steps' || road.tags.bridge) return;
    const measured = new MeasuredLine(road.points);
    for (const side of [1, -1] as const) {
      let at = 4 + random() * 8;
      while (at < measured.metres - 8) {
        const { point, direction } = measured.at(at);
        const density = form.density(point);
        const long = density > 0.3 && !road.alley ? 26 + random() * 50 : 9 + random() * 11;
        const deep = road.alley ? 7 + random() * 4 : 9 + density * 7 * random() + 2;
        const corners = footprint(point, direction, side, long, deep, setback[road.highway] + 1 + random() * 1.5);
        if (fits(corners, number, grid, blocked) && ground.take(corners)) buildings.push(corners);
        at +=
          long +
          (density > 0.3 ? (road.alley ? 5 + random() * 34 : 2 + random() * 12) : 40 + random() * 260 * (1 - density));
      }
    }
  });
  return buildings;
}

function footprint(from: Point, direction: Point, side: 1 | -1, long: number, deep: number, front: number): Point[] {
  return [
    offset(from, direction, 0, side * front),
    offset(from, direction, long, side * front),
    offset(from, direction, long, side * (front + deep)),
    offset(from, direction, 0, side * (front + deep)),
  ];
}

function fits(corners: Point[], road: number, grid: SegmentGrid, blocked: (point: Point) => boolean): boolean {
  for (let i = 0; i < 4; i++) {
    if (blocked(corners[i]) || grid.clearance(corners[i], 3.2, road) < 3.2) return false;
    if (grid.firstHit(corners[i], corners[(i + 1) % 4])) return false;
  }
  return true;
}
