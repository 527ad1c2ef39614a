import type { TileLayer } from '../tiles/types.ts';
import { LINE, POLYGON, WORLD_BITS } from '../tiles/types.ts';
import { worldX, worldY } from '../tiles/world.ts';
import type { Drawing, MapContent, Mark, Point, Shape } from './types.ts';

/** A map for paper: land, green, water, roads thinned to the scale, communes with their names, schools and changes, a scale bar. */
export function drawMap(content: MapContent, width: number, height: number): Drawing {
  const sheet = new Sheet(content.box, width, height);
  const shapes: Shape[] = [{ kind: 'area', rings: [frame(width, height)], fill: '#f4f2ee' }];
  for (const [name, fill] of grounds) shapes.push(...areasOf(sheet, content.base, name, fill));
  shapes.push(...roadsOf(sheet, content.base));
  shapes.push(...communesOf(sheet, content));
  shapes.push(...content.marks.flatMap((mark) => markOf(sheet, mark)));
  shapes.push(...scaleOf(sheet, content));
  shapes.push({ kind: 'line', points: [...frame(width, height)], stroke: '#7b858a', width: 0.8 });
  return { width, height, shapes };
}

const grounds = [
  ['green', '#dcead2'],
  ['water', '#b7d6e4'],
] as const;

const frame = (width: number, height: number): Point[] => [
  [0, 0],
  [width, 0],
  [width, height],
  [0, height],
  [0, 0],
];

/** Degrees and world units onto the paper; the box in the middle, as large as it fits. */
class Sheet {
  readonly width: number;
  readonly height: number;
  /** Points a world unit, and the zoom at which a screen shows as much. */
  readonly scale: number;
  readonly zoom: number;
  /** Metres a point, in the middle. */
  readonly metresPerPoint: number;
  private readonly west: number;
  private readonly north: number;

  constructor([west, south, east, north]: MapContent['box'], width: number, height: number) {
    this.width = width;
    this.height = height;
    const [x0, x1, y0, y1] = [worldX(west), worldX(east), worldY(north), worldY(south)];
    this.scale = Math.min(width / Math.max(1, x1 - x0), height / Math.max(1, y1 - y0));
    this.west = (x0 + x1) / 2 - width / 2 / this.scale;
    this.north = (y0 + y1) / 2 - height / 2 / this.scale;
    this.zoom = Math.floor(Math.log2((this.scale * 2 ** WORLD_BITS) / 256)) + 1;
    const middle = (((south + north) / 2) * Math.PI) / 180;
    this.metresPerPoint = (40_075_016.7 * Math.cos(middle)) / 2 ** WORLD_BITS / this.scale;
  }

  at([lon, lat]: readonly [number, number]): Point {
    return this.place(worldX(lon), worldY(lat));
  }

  place(x: number, y: number): Point {
    return [round((x - this.west) * this.scale), round((y - this.north) * this.scale)];
  }

  /** May anything between the two corners be in sight? In world units. */
  sees(west: number, north: number, east: number, south: number): boolean {
    const [x0, y0] = this.place(west, north);
    const [x1, y1] = this.place(east, south);
    return x1 >= 0 && x0 <= this.width && y1 >= 0 && y0 <= this.height;
  }
}

const round = (value: number) => Math.round(value * 10) / 10;

/** The parts of every feature in sight that the scale shows, with its tags. */
function* partsOf(sheet: Sheet, layer: TileLayer | undefined, kind: number) {
  if (!layer) return;
  for (let feature = 0; feature < layer.kinds.length; feature++) {
    const [west, north, east, south] = layer.boxes.subarray(4 * feature, 4 * feature + 4);
    if (layer.kinds[feature] !== kind || layer.zooms[feature] > sheet.zoom || !sheet.sees(west, north, east, south))
      continue;
    const parts: Point[][] = [];
    for (let part = layer.firstPart[feature]; part < layer.firstPart[feature + 1]; part++) {
      const points: Point[] = [];
      for (let v = layer.firstVertex[part]; v < layer.firstVertex[part + 1]; v++)
        if (layer.vertexZooms[v] <= sheet.zoom)
          points.push(sheet.place(layer.positions[2 * v], layer.positions[2 * v + 1]));
      if (points.length > 1) parts.push(points);
    }
    yield { parts, tag: (key: string) => tagOf(layer, feature, key) };
  }
}

function tagOf(layer: TileLayer, feature: number, key: string) {
  for (let i = layer.firstTag[feature]; i < layer.firstTag[feature + 1]; i += 2)
    if (layer.keys[layer.tags[i]] === key) return layer.values[layer.tags[i + 1]];
  return undefined;
}

function areasOf(sheet: Sheet, base: readonly TileLayer[], name: string, fill: string): Shape[] {
  const layer = base.find((each) => each.name === name);
  return [...partsOf(sheet, layer, POLYGON)]
    .filter(({ parts }) => parts.length > 0)
    .map(({ parts }) => ({ kind: 'area', rings: parts, fill }));
}

const roadLooks: Record<string, { from: number; width: number; stroke: string }> = {
  alley: { from: 16, width: 0.35, stroke: '#d3d0ca' },
  minor: { from: 14, width: 0.5, stroke: '#cfccc5' },
  secondary: { from: 0, width: 0.9, stroke: '#c2b9a2' },
  major: { from: 0, width: 1.5, stroke: '#c9a553' },
};

/** Lesser roads first, so that greater ones lie over them. */
function roadsOf(sheet: Sheet, base: readonly TileLayer[]): Shape[] {
  const layer = base.find((each) => each.name === 'road');
  const found = [...partsOf(sheet, layer, LINE)];
  const ferries = base.find((each) => each.name === 'ferry');
  const waterway = base.find((each) => each.name === 'waterway');
  return [
    ...[...partsOf(sheet, waterway, LINE)].flatMap(({ parts }) =>
      parts.map((points): Shape => ({ kind: 'line', points, stroke: '#b7d6e4', width: 0.9 })),
    ),
    ...Object.entries(roadLooks).flatMap(([name, { from, width, stroke }]) =>
      sheet.zoom < from
        ? []
        : found
            .filter(({ tag }) => tag('class') === name)
            .flatMap(({ parts }) => parts.map((points): Shape => ({ kind: 'line', points, stroke, width }))),
    ),
    ...[...partsOf(sheet, ferries, LINE)].flatMap(({ parts }) =>
      parts.map((points): Shape => ({ kind: 'line', points, stroke: '#5b88a0', width: 0.8, dashed: true })),
    ),
  ];
}

function communesOf(sheet: Sheet, { communes }: MapContent): Shape[] {
  const lines = communes.flatMap(({ polygons }) =>
    polygons.flatMap((rings) =>
      rings.map((ring): Shape => {
        const points = thinned(ring.map((point) => sheet.at(point)));
        return { kind: 'line', points, stroke: '#8d8a96', width: 0.7, dashed: true };
      }),
    ),
  );
  const names = communes
    .map(({ name, centre }) => ({ name, at: sheet.at(centre) }))
    .filter(({ at: [x, y] }) => x > 20 && y > 10 && x < sheet.width - 20 && y < sheet.height - 10)
    .map(({ name, at }): Shape => ({ kind: 'text', at, text: name, size: 7, fill: '#55525e', halo: true }));
  return [...lines, ...names];
}

/** Without points closer together than the eye tells apart. */
function thinned(points: Point[]): Point[] {
  return points.filter(([x, y], i) => {
    if (i === 0 || i === points.length - 1) return true;
    const [px, py] = points[i - 1];
    return Math.abs(x - px) + Math.abs(y - py) > 0.2;
  });
}

const markLooks: Record<Mark['kind'], { radius: number; fill: string; stroke: string; ink: string }> = {
  school: { radius: 2.4, fill: '#1d5fbf', stroke: '#ffffff', ink: '#ffffff' },
  'full-school': { radius: 2.4, fill: '#1d5fbf', stroke: '#161b1e', ink: '#ffffff' },
  open: { radius: 7, fill: '#0c5a6e', stroke: '#ffffff', ink: '#ffffff' },
  grow: { radius: 7, fill: '#ffffff', stroke: '#0c5a6e', ink: '#0c5a6e' },
  close: { radius: 7, fill: '#a8231c', stroke: '#ffffff', ink: '#ffffff' },
  other: { radius: 7, fill: '#ffffff', stroke: '#4b555a', ink: '#161b1e' },
};

function markOf(sheet: Sheet, { lonLat, kind, number }: Mark): Shape[] {
  const at = sheet.at(lonLat);
  const [x, y] = at;
  if (x < 0 || y < 0 || x > sheet.width || y > sheet.height) return [];
  const { radius, fill, stroke, ink } = markLooks[kind];
  const dot: Shape = { kind: 'dot', at, radius, fill, stroke, width: kind === 'full-school' ? 1.4 : 1 };
  return number === '' ? [dot] : [dot, { kind: 'text', at: [x, y], text: number, size: 7.5, bold: true, fill: ink }];
}

/** A bar of a round length, at most a quarter of the width. */
function scaleOf(sheet: Sheet, { language }: MapContent): Shape[] {
  const most = (sheet.width / 4) * sheet.metresPerPoint;
  const power = 10 ** Math.floor(Math.log10(most));
  const metres = [5, 2, 1].map((each) => each * power).find((each) => each <= most) ?? power;
  const length = round(metres / sheet.metresPerPoint);
  const y = sheet.height - 10;
  const decimal = language === 'vi' ? ',' : '.';
  const text = metres < 1000 ? `${metres} m` : `${String(metres / 1000).replace('.', decimal)} km`;
  return [
    {
      kind: 'line',
      points: [
        [10, y - 4],
        [10, y],
        [10 + length, y],
        [10 + length, y - 4],
      ],
      ...{ stroke: '#161b1e', width: 1 },
    },
    { kind: 'text', at: [10 + length / 2, y - 6], text, size: 7, fill: '#161b1e', halo: true },
  ];
}
