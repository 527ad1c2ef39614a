import { curve, distance, offset, type Point, simplify, unit } from './geometry.ts';
import { isletHamlet, isletName } from './plan/communes.ts';
import { ferryRoad, footbridges, islandRoads, mainRoads, quays, railway } from './plan/roads.ts';
import type { Road } from './roads.ts';
import { SegmentGrid } from './segment-grid.ts';
import type { UrbanForm } from './urban-form.ts';
import type { Water } from './water.ts';

/** The roads a hand drew, cut to the town's land (those to the ferry at the bank), their ends led on to the road they were drawn to. */
export function drawMainRoads(form: UrbanForm, water: Water): Road[] {
  const drawn = [...mainRoads, ferryRoad, ...islandRoads].map(
    (plan, i): Road => ({
      name: plan.name,
      highway: plan.class,
      points: curve(plan.through, 25).filter(
        (point) => form.within(point) > -0.005 && (i < mainRoads.length || water.clearance(point) > 6),
      ),
      tags: plan.bridge ? { 'bridge:name': plan.bridge } : {},
      street: plan.name,
    }),
  );
  for (const quay of quays) {
    const points = simplify(water.quay(quay.side, quay.north, quay.south, 34), 2);
    drawn.push({ name: quay.name, highway: 'tertiary', points, tags: {}, street: quay.name });
  }
  const grid = new SegmentGrid();
  for (const [i, road] of drawn.entries()) grid.insertLine(road.points, i);
  for (const [i, road] of drawn.entries()) {
    road.points = joined(joined(road.points, grid, i).reverse(), grid, i).reverse();
  }
  const hamlet = `Đường ${isletName}`;
  return [...drawn, { name: hamlet, highway: 'path', points: curve(isletHamlet, 20), tags: {}, street: hamlet }];
}

/** Pulls the last point onto another road within 70 m, a step beyond it so that the two cross. */
function joined(points: Point[], grid: SegmentGrid, line: number): Point[] {
  const last = points[points.length - 1];
  const near = grid.nearest(last, 70, (segment) => segment.line !== line);
  if (!near) return points;
  const kept = points.filter((point) => distance(point, near.point) > near.metres + 2);
  return [...kept, offset(near.point, unit(kept[kept.length - 1], near.point), 1.2, 0)];
}

export function drawRailway(form: UrbanForm): Point[] {
  return curve(railway, 30).filter((point) => form.within(point) > 0);
}

/** Footbridges reach from one bank to the other and on to the nearest street on each side; ends are steps. */
export function drawFootbridges(streets: SegmentGrid): Road[] {
  return footbridges.flatMap((plan): Road[] => {
    const direction = unit([0, 0], plan.direction);
    const ends = [1, -1].map((sign) => {
      const foot = offset(plan.over, direction, sign * plan.reach, 0);
      const top = offset(plan.over, direction, sign * (plan.reach - 14), 0);
      const street = streets.nearest(foot, 260);
      return { foot, top, onward: street ? offset(street.point, unit(foot, street.point), 1.2, 0) : null };
    });
    const way = (highway: Road['highway'], points: Point[], tags: Record<string, string>): Road => ({
      name: plan.name,
      highway,
      points,
      tags,
      street: plan.name,
    });
    const middle = way('footway', [ends[0].top, plan.over, ends[1].top], { bridge: 'yes', layer: '1' });
    return [
      middle,
      ...ends.map((end) => way('steps', [end.top, end.foot], {})),
      ...ends.flatMap((end) => (end.onward ? [way('footway', [end.foot, end.onward], {})] : [])),
    ];
  });
}
