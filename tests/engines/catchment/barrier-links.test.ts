import { describe, expect, test } from 'vitest';
import { barrierLinks } from '#engines/catchment/boundaries/barrier-links.ts';

describe('links over barriers', () => {
  /* Three blocks in a row, a canal between the second and the third:  0 --- 1 --|-- 2 */
  const land = {
    lonLats: Float64Array.from([0, 0, 1, 0, 3, 0]),
    linkStart: Uint32Array.from([0, 1, 3, 4]),
    linkTo: Int32Array.from([1, 0, 2, 1]),
  };
  const canal = [
    [2, -1],
    [2, 1],
  ];

  test('are those that cross the line, both ways', () => {
    expect([...barrierLinks(land, [canal])]).toEqual([0, 0, 1, 1]);
  });

  test('are none without a barrier, and none past its end', () => {
    expect([...barrierLinks(land, [])]).toEqual([0, 0, 0, 0]);
    const short = [
      [2, 0.5],
      [2, 1],
    ];
    expect([...barrierLinks(land, [short])]).toEqual([0, 0, 0, 0]);
  });

  test('agree with looking at every pair of a link and a line', () => {
    let state = 7;
    const random = () => {
      state = (state * 48_271) % 2_147_483_647;
      return state / 2_147_483_647;
    };
    const lonLats = Float64Array.from({ length: 80 }, random);
    const linkTo = Int32Array.from({ length: 120 }, () => Math.floor(random() * 40));
    const linkStart = Uint32Array.from({ length: 41 }, (_, i) => 3 * i);
    const lines = Array.from({ length: 12 }, () => Array.from({ length: 4 }, () => [random(), random()]));
    const slow = [...linkTo].map((to, link) => {
      const from = Math.floor(link / 3);
      const [a, b] = [from, to].map((block) => [lonLats[2 * block], lonLats[2 * block + 1]]);
      return Number(lines.some((line) => line.slice(1).some((end, i) => meet(a, b, line[i], end))));
    });
    expect([...barrierLinks({ lonLats, linkStart, linkTo }, lines)]).toEqual(slow);
    expect(slow.filter((crossed) => crossed === 1).length).toBeGreaterThan(10);
  });
});

/** Two stretches meet where each share of the way lies between 0 and 1. */
function meet([ax, ay]: number[], [bx, by]: number[], [cx, cy]: number[], [dx, dy]: number[]): boolean {
  const area = (bx - ax) * (dy - cy) - (by - ay) * (dx - cx);
  if (area === 0) return false;
  const along = ((cx - ax) * (dy - cy) - (cy - ay) * (dx - cx)) / area;
  const across = ((cx - ax) * (by - ay) - (cy - ay) * (bx - ax)) / area;
  return along > 0 && along < 1 && across > 0 && across < 1;
}
