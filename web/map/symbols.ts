import type { StyleImageInterface } from 'maplibre-gl';
import type { Level } from '../../api/client.ts';
import { type MapTheme, type Palette, palettes } from './palette.ts';

/** Pixels of the picture a pixel of the screen: sharp on dense screens. */
export const PIXEL_RATIO = 2;
const SCHOOL_SIZE = 36;
const CLUSTER_SIZE = 46;
const order: Level[] = ['nursery', 'primary', 'lower-secondary', 'upper-secondary'];

export type Picture = Pick<StyleImageInterface, 'width' | 'height'> & { data: Uint8ClampedArray };

/**
 * The picture a layer asks for by name, or null for a name that is not ours: `school:theme:level:ring`,
 * `cluster:theme:tenths of each level`, `dot`, `hatch`, `room`.
 */
export function drawPicture(name: string, theme: MapTheme): Picture | null {
  const [kind, wanted, ...rest] = name.split(':');
  if (kind === 'school') return drawSchool(palettes[wanted as MapTheme], rest[0] as Level, rest[1]);
  if (kind === 'cluster') return drawCluster(palettes[wanted as MapTheme], rest.map(Number));
  if (kind === 'dot') return drawDot(palettes[theme]);
  if (kind === 'hatch') return drawHatch(palettes[theme]);
  if (kind === 'room') return canvasOf(30, 40).finish();
  return null;
}

/** Slanting strokes that run on from tile to tile: land that is not known to be anybody's. */
function drawHatch(palette: Palette): Picture {
  const side = 12;
  const { pen, finish } = canvasOf(side, side);
  pen.strokeStyle = palette.nameSoft;
  pen.lineWidth = 1.4;
  for (const shift of [-side, 0, side]) {
    pen.beginPath();
    pen.moveTo(shift - 2, side + 2);
    pen.lineTo(shift + side + 2, -2);
    pen.stroke();
  }
  return finish();
}

/** The stretchable ground of the metres at a route's end. */
export function drawPlate(theme: MapTheme): Picture {
  const { pen, finish } = canvasOf(24, 24);
  pen.fillStyle = palettes[theme].plate;
  pen.strokeStyle = palettes[theme].route;
  pen.lineWidth = 1.5;
  pen.beginPath();
  pen.roundRect(1, 1, 22, 22, 8);
  pen.fill();
  pen.stroke();
  return finish();
}

/** A plate in the ground's colour, the level's shape in its hue, and a ring of capacity around both. */
function drawSchool(palette: Palette, level: Level, ring: string): Picture {
  const { pen, finish } = canvasOf(SCHOOL_SIZE, SCHOOL_SIZE);
  const middle = SCHOOL_SIZE / 2;
  pen.fillStyle = palette.plate;
  circle(pen, middle, 17.5);
  pen.fill();
  pen.translate(middle - 10, middle - 10);
  pen.scale(20 / 16, 20 / 16);
  pen.fillStyle = palette.levels[level] ?? palette.accent;
  pen.fill(new Path2D(shapes[level] ?? shapes.nursery));
  pen.setTransform(PIXEL_RATIO, 0, 0, PIXEL_RATIO, 0, 0);
  drawRing(pen, palette, middle, ring, palette.levels[level] ?? palette.accent);
  return finish();
}

/** Dotted: unknown. An arc in the level's hue up to 100 %; beyond, the whole ring turns dark and thick with a notch of white. */
function drawRing(pen: Pen, palette: Palette, middle: number, ring: string, hue: string): void {
  const radius = 15.5;
  pen.lineWidth = 2.6;
  pen.strokeStyle = palette.ringGround;
  if (ring === 'unknown') pen.setLineDash([1.6, 3]);
  circle(pen, middle, radius);
  pen.stroke();
  pen.setLineDash([]);
  if (ring === 'unknown' || ring === '0') return;
  if (ring === 'over') {
    pen.strokeStyle = palette.full;
    pen.lineWidth = 4;
    circle(pen, middle, radius);
    pen.stroke();
    pen.strokeStyle = palette.plate;
    pen.lineWidth = 1;
    circle(pen, middle, radius);
    pen.stroke();
    return;
  }
  pen.strokeStyle = hue;
  pen.beginPath();
  pen.arc(middle, middle, radius, -Math.PI / 2, -Math.PI / 2 + (Math.PI / 5) * Number(ring));
  pen.stroke();
}

/** The level mix as a ring of four hues around a plate for the count. */
function drawCluster(palette: Palette, tenths: number[]): Picture {
  const { pen, finish } = canvasOf(CLUSTER_SIZE, CLUSTER_SIZE);
  const middle = CLUSTER_SIZE / 2;
  pen.fillStyle = palette.plate;
  circle(pen, middle, 22);
  pen.fill();
  const total = tenths.reduce((sum, part) => sum + part, 0) || 1;
  const present = tenths.filter((part) => part > 0).length;
  let from = -Math.PI / 2;
  tenths.forEach((part, index) => {
    if (part === 0) return;
    const to = from + (2 * Math.PI * part) / total;
    pen.strokeStyle = palette.levels[order[index]];
    pen.lineWidth = 5;
    pen.beginPath();
    pen.arc(middle, middle, 18.5, from, to - (present > 1 ? 0.08 : 0));
    pen.stroke();
    from = to;
  });
  return finish();
}

function drawDot(palette: Palette): Picture {
  const { pen, finish } = canvasOf(8, 8);
  pen.fillStyle = palette.nameSoft;
  pen.strokeStyle = palette.halo;
  pen.lineWidth = 1.2;
  circle(pen, 4, 2.6);
  pen.fill();
  pen.stroke();
  return finish();
}

/** Outlines in a 16 × 16 square, the marks of the interface: circle, square, triangle, diamond. */
export const shapes: Record<Level, string> = {
  nursery: 'M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 1 1 0-13z',
  primary:
    'M3.2 2h9.6a1.2 1.2 0 0 1 1.2 1.2v9.6a1.2 1.2 0 0 1-1.2 1.2H3.2A1.2 1.2 0 0 1 2 12.8V3.2A1.2 1.2 0 0 1 3.2 2z',
  'lower-secondary': 'M8 1.4l7 12.8H1z',
  'upper-secondary': 'M8 .8L15.2 8L8 15.2L.8 8z',
};

type Pen = CanvasRenderingContext2D;

function circle(pen: Pen, middle: number, radius: number): void {
  pen.beginPath();
  pen.arc(middle, middle, radius, 0, 2 * Math.PI);
}

function canvasOf(width: number, height: number): { pen: Pen; finish: () => Picture } {
  const canvas = document.createElement('canvas');
  canvas.width = width * PIXEL_RATIO;
  canvas.height = height * PIXEL_RATIO;
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (!pen) throw new Error('This browser gives no 2d canvas.');
  pen.scale(PIXEL_RATIO, PIXEL_RATIO);
  return { pen, finish: () => pen.getImageData(0, 0, canvas.width, canvas.height) };
}
