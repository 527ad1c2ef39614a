import type { Drawing, Point, Shape } from './types.ts';

/** A picture: red, green and blue of each pixel, row by row. */
export interface Pixels {
  width: number;
  height: number;
  rgb: Uint8Array;
}

/** Samples a pixel has each way, so that edges are smooth. */
const samples = 3;

/**
 * The drawing as a picture, `scale` pixels a point, for files that hold no vectors. Texts are left out but for numbers of marks:
 * those are drawn with strokes.
 */
export function pixelsOf(drawing: Drawing, scale: number): Pixels {
  const canvas = new Canvas(Math.round(drawing.width * scale), Math.round(drawing.height * scale), scale);
  for (const shape of drawing.shapes) paint(canvas, shape);
  return canvas.pixels();
}

function paint(canvas: Canvas, shape: Shape): void {
  if (shape.kind === 'area') canvas.fill(shape.rings, shape.fill);
  else if (shape.kind === 'line') canvas.stroke(shape.points, shape.width, shape.stroke);
  else if (shape.kind === 'dot') {
    canvas.fill([circle(shape.at, shape.radius + shape.width / 2)], shape.stroke);
    canvas.fill([circle(shape.at, shape.radius - shape.width / 2)], shape.fill);
  } else if (/^[\d,. km]+$/.test(shape.text))
    for (const line of strokesOf(shape.text, shape.at, shape.size)) canvas.stroke(line, shape.size / 7, shape.fill);
}

class Canvas {
  private readonly width: number;
  private readonly height: number;
  private readonly scale: number;
  /** Samples, three bytes each. */
  private readonly grid: Uint8Array;

  constructor(width: number, height: number, scale: number) {
    this.width = width * samples;
    this.height = height * samples;
    this.scale = scale * samples;
    this.grid = new Uint8Array(this.width * this.height * 3).fill(255);
  }

  /** Every sample inside an odd number of rings. */
  fill(rings: readonly (readonly Point[])[], colour: string): void {
    const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
    const edges = rings.flatMap((ring) => edgesOf(ring, this.scale));
    const top = Math.max(0, Math.floor(Math.min(...edges.map(({ y0 }) => y0))));
    const bottom = Math.min(this.height - 1, Math.ceil(Math.max(...edges.map(({ y1 }) => y1))));
    const rows = Array.from({ length: Math.max(0, bottom - top + 1) }, (): number[] => []);
    for (const { x0, y0, y1, slope } of edges) {
      const last = Math.min(bottom, Math.ceil(y1 - 0.5) - 1);
      for (let y = Math.max(top, Math.ceil(y0 - 0.5)); y <= last; y++) rows[y - top].push(x0 + (y + 0.5 - y0) * slope);
    }
    rows.forEach((crossings, row) => {
      crossings.sort((a, b) => a - b);
      for (let i = 0; i + 1 < crossings.length; i += 2) {
        const to = Math.min(this.width, Math.ceil(crossings[i + 1] - 0.5));
        for (let x = Math.max(0, Math.ceil(crossings[i] - 0.5)); x < to; x++) {
          const at = 3 * ((top + row) * this.width + x);
          this.grid[at] = red;
          this.grid[at + 1] = green;
          this.grid[at + 2] = blue;
        }
      }
    });
  }

  stroke(points: readonly Point[], width: number, colour: string): void {
    const half = Math.max(width, 1.2 / (this.scale / samples)) / 2;
    for (let i = 0; i + 1 < points.length; i++) {
      const [[x0, y0], [x1, y1]] = [points[i], points[i + 1]];
      if (!this.sees(x0, y0, x1, y1)) continue;
      const length = Math.hypot(x1 - x0, y1 - y0);
      if (length === 0) continue;
      const [dx, dy] = [((x1 - x0) / length) * half, ((y1 - y0) / length) * half];
      const quad: Point[] = [
        [x0 - dx - dy, y0 - dy + dx],
        [x1 + dx - dy, y1 + dy + dx],
        [x1 + dx + dy, y1 + dy - dx],
        [x0 - dx + dy, y0 - dy - dx],
      ];
      this.fill([quad], colour);
    }
  }

  private sees(x0: number, y0: number, x1: number, y1: number): boolean {
    const [right, bottom] = [this.width / this.scale, this.height / this.scale];
    return Math.max(x0, x1) >= 0 && Math.max(y0, y1) >= 0 && Math.min(x0, x1) <= right && Math.min(y0, y1) <= bottom;
  }

  pixels(): Pixels {
    const [width, height] = [this.width / samples, this.height / samples];
    const rgb = new Uint8Array(width * height * 3);
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++)
        for (let channel = 0; channel < 3; channel++) {
          let sum = 0;
          for (let sy = 0; sy < samples; sy++)
            for (let sx = 0; sx < samples; sx++)
              sum += this.grid[3 * ((y * samples + sy) * this.width + x * samples + sx) + channel];
          rgb[3 * (y * width + x) + channel] = Math.round(sum / samples ** 2);
        }
    return { width, height, rgb };
  }
}

/** Edges of a closed ring from top to bottom; level ones cross no row. */
function edgesOf(ring: readonly Point[], scale: number) {
  return ring.flatMap(([ax, ay], i) => {
    const [bx, by] = ring[(i + 1) % ring.length];
    if (ay === by) return [];
    const [[x0, y0], [x1, y1]] =
      ay < by
        ? [
            [ax, ay],
            [bx, by],
          ]
        : [
            [bx, by],
            [ax, ay],
          ];
    return [{ x0: x0 * scale, y0: y0 * scale, y1: y1 * scale, slope: (x1 - x0) / (y1 - y0) }];
  });
}

function circle([x, y]: Point, radius: number): Point[] {
  return Array.from({ length: 28 }, (_, i) => {
    const angle = (2 * Math.PI * i) / 28;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
  });
}

/** Figures and the letters of the scale as strokes in a box 2 wide and 4 high. */
const glyphs: Record<string, string[]> = {
  '0': ['00 20 24 04 00'],
  '1': ['01 10 14', '04 24'],
  '2': ['00 20 22 02 04 24'],
  '3': ['00 20 24 04', '02 22'],
  '4': ['00 02 22', '20 24'],
  '5': ['20 00 02 22 24 04'],
  '6': ['20 00 04 24 22 02'],
  '7': ['00 20 14'],
  '8': ['00 20 24 04 00', '02 22'],
  '9': ['22 02 00 20 24 04'],
  k: ['00 04', '21 02 24'],
  m: ['04 01 11 14', '11 21 24'],
  ',': ['13 04'],
  '.': ['14 14'],
};

function strokesOf(text: string, [x, y]: Point, size: number): Point[][] {
  const unit = size / 5.6;
  const left = x - (text.length * 3 - 1) * unit * 0.5;
  return [...text].flatMap((letter, i) =>
    (glyphs[letter] ?? []).map((line) =>
      line.split(' ').map(([gx, gy]): Point => [left + (3 * i + Number(gx)) * unit, y + (Number(gy) - 2) * unit]),
    ),
  );
}
