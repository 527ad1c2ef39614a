import { clearanceField } from './clearance-field.ts';
import { curve, distance, isInside, mix, offset, type Point, simplify, unit } from './geometry.ts';
import { noise } from './noise.ts';
import type { Bank } from './plan/communes.ts';
import { canal, isletChannel, lakes, mainChannel, southChannel } from './plan/water.ts';

/** The water of the town and what can be asked of it. */
export interface Water {
  /** Named surfaces as rings. */
  surfaces: { name: string; kind: 'river' | 'canal' | 'lake'; ring: Point[] }[];
  /** Middle lines of the waterways. */
  middles: { name: string; kind: 'river' | 'canal'; line: Point[] }[];
  /** Metres to the nearest bank, negative in the water, at most `farthest`. */
  clearance(point: Point): number;
  bankOf(point: Point): Bank;
  /** A line `metres` inland of the river's edge on one side, from the latitude of `north` to that of `south`. */
  quay(side: 'east' | 'west', north: number, south: number, metres: number): Point[];
}

interface Band {
  name: string;
  kind: 'river' | 'canal';
  line: Point[];
  half: number[];
}

const step = 20;
const farthest = 300;

/** Rivers, canal and lakes with ragged banks. */
export function drawWater(seedNumber: number): Water {
  const ragged = noise(seedNumber, 260);
  const bands = [
    band('Sông Lụa', 'river', mainChannel, ragged),
    band('Sông Lụa', 'river', southChannel, ragged),
    band('Sông Lụa', 'river', isletChannel, ragged),
    band('Kênh Tơ', 'canal', canal, () => 0),
  ];
  const basins = lakes.map((lake) => ({ name: lake.name, kind: 'lake' as const, ring: lakeRing(lake, ragged) }));
  const field = clearanceField(
    [
      ...bands.map((b) => ({ ...coarse(b), area: false })),
      ...basins.map(({ ring }) => ({ line: [...ring, ring[0]], half: [...ring, 0].map(() => 0), area: true })),
    ],
    farthest,
  );
  const south = bands[1].line;
  const north = nearTo(bands[0].line, south[0], south[south.length - 1]);
  const island = simplify([...north, ...south.slice().reverse()], 4);
  const west: Point[] = [...simplify(bands[0].line, 4), [-20000, -9000], [-20000, 9000]];
  return {
    surfaces: [...bands.map((b) => ({ name: b.name, kind: b.kind, ring: bandRing(b) })), ...basins],
    middles: bands.map((b) => ({ name: b.name, kind: b.kind, line: b.line })),
    clearance: field,
    quay: (side, northEnd, southEnd, metres) => {
      const { line, half } = bands[0];
      const points = line.map((point, i) => {
        const direction = unit(line[Math.max(0, i - 3)], line[Math.min(line.length - 1, i + 3)]);
        return offset(point, direction, 0, (side === 'east' ? 1 : -1) * (half[i] + metres));
      });
      return points.filter((point, i) => line[i][1] < northEnd && line[i][1] > southEnd && field(point) > metres * 0.8);
    },
    bankOf: (point) => (isInside(island, point) ? 'island' : isInside(west, point) ? 'west' : 'east'),
  };
}

function band(
  name: string,
  kind: 'river' | 'canal',
  through: readonly (readonly [number, number, number])[],
  ragged: (x: number, y: number) => number,
): Band {
  const line = curve(
    through.map(([x, y]) => [x, y] as const),
    step,
  );
  const widths = curve(
    through.map(([, , half], i) => [i * 1000, half] as const),
    50,
  );
  const half = line.map((point, i) => {
    const at = (i / (line.length - 1)) * (widths.length - 1);
    const plain = mix(widths[Math.floor(at)], widths[Math.ceil(at)], at % 1)[1];
    return plain * (1 + 0.14 * ragged(point[0], point[1]));
  });
  return { name, kind, line, half };
}

function bandRing(b: Band): Point[] {
  const side = (sign: 1 | -1) =>
    b.line.map((point, i) => {
      const direction = unit(b.line[Math.max(0, i - 1)], b.line[Math.min(b.line.length - 1, i + 1)]);
      return offset(point, direction, 0, sign * b.half[i]);
    });
  return [...side(1), ...side(-1).reverse()];
}

function lakeRing(lake: (typeof lakes)[number], ragged: (x: number, y: number) => number): Point[] {
  return Array.from({ length: 28 }, (_, i) => {
    const angle = (i / 28) * 2 * Math.PI;
    const [x, y] = [Math.cos(angle), Math.sin(angle)];
    const swell = 1 + 0.22 * ragged(lake.at[0] + x * 300, lake.at[1] + y * 300);
    return [lake.at[0] + x * lake.across * swell, lake.at[1] + y * lake.along * swell] as const;
  });
}

/** The part of the main channel between the places nearest to the two ends of the southern one. */
function nearTo(line: readonly Point[], from: Point, to: Point): Point[] {
  const nearest = (p: Point) => line.reduce((best, q, i) => (distance(p, q) < distance(p, line[best]) ? i : best), 0);
  return line.slice(nearest(from), nearest(to) + 1);
}

/** Every fourth vertex: near enough for the question of clearance. */
function coarse(b: Band): { line: Point[]; half: number[] } {
  const kept = (_: unknown, i: number) => i % 4 === 0 || i === b.line.length - 1;
  return { line: b.line.filter(kept), half: b.half.filter(kept) };
}
