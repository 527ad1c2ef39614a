import type { Drawing, Point, Shape } from './types.ts';

/** The drawing as SVG of its own size, texts in `font`. Nothing outside it is referred to. */
export function svgOf({ width, height, shapes }: Drawing, font: string): string {
  const body = shapes.map((shape) => elementOf(shape, font)).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><defs><clipPath id="sheet"><rect width="${width}" height="${height}"/></clipPath></defs><g clip-path="url(#sheet)">${body}</g></svg>`;
}

function elementOf(shape: Shape, font: string): string {
  if (shape.kind === 'area')
    return `<path d="${shape.rings.map((ring) => `${path(ring)}Z`).join('')}" fill="${shape.fill}" fill-rule="evenodd"/>`;
  if (shape.kind === 'line') {
    const dash = shape.dashed ? ' stroke-dasharray="3 2"' : '';
    return `<path d="${path(shape.points)}" fill="none" stroke="${shape.stroke}" stroke-width="${shape.width}" stroke-linejoin="round" stroke-linecap="round"${dash}/>`;
  }
  if (shape.kind === 'dot') {
    const [x, y] = shape.at;
    return `<circle cx="${x}" cy="${y}" r="${shape.radius}" fill="${shape.fill}" stroke="${shape.stroke}" stroke-width="${shape.width}"/>`;
  }
  return textOf(shape, font);
}

/** Centred on its place; a halo is the same text below it, since not every reader draws strokes under fills. */
function textOf({ at: [x, y], text, size, bold, fill, halo }: Extract<Shape, { kind: 'text' }>, font: string): string {
  const weight = bold ? ' font-weight="bold"' : '';
  const write = (look: string) =>
    `<text x="${x}" y="${y + size * 0.35}" font-family="${font}" font-size="${size}"${weight} text-anchor="middle" ${look}>${escaped(text)}</text>`;
  const under = halo ? write('fill="#ffffff" stroke="#ffffff" stroke-width="2"') : '';
  return `${under}${write(`fill="${fill}"`)}`;
}

const path = (points: readonly Point[]) => points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${x} ${y}`).join('');

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
