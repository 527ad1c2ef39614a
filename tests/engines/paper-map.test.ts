import { describe, expect, test } from 'vitest';
import { drawMap } from '#engines/paper-map/draw-map.ts';
import { pixelsOf } from '#engines/paper-map/pixels.ts';
import { svgOf } from '#engines/paper-map/svg.ts';
import type { Drawing, MapContent } from '#engines/paper-map/types.ts';
import { writePng } from '../../api/platform/write-png.ts';

const content: MapContent = {
  base: [],
  communes: [
    {
      name: 'Phường <Một>',
      centre: [106.705, 10.805],
      polygons: [
        [
          [
            [106.7, 10.8],
            [106.71, 10.8],
            [106.71, 10.81],
            [106.7, 10.81],
            [106.7, 10.8],
          ],
        ],
      ],
    },
  ],
  marks: [
    { lonLat: [106.705, 10.805], kind: 'open', number: '12' },
    { lonLat: [107.5, 10.8], kind: 'school', number: '' },
  ],
  box: [106.7, 10.8, 106.71, 10.81],
  language: 'vi',
};

describe('a map on paper', () => {
  test('holds the box in its middle, with a scale bar as long as it says', () => {
    const { shapes } = drawMap(content, 400, 300);
    const dot = shapes.find((shape) => shape.kind === 'dot')!;
    expect(dot).toMatchObject({ at: [200, 150] });
    // A hundredth of a degree of latitude, 1,106 m here, is as high as the sheet: 300 points.
    const bar = shapes.find((shape) => shape.kind === 'line' && shape.points.length === 4 && !shape.dashed)!;
    const text = shapes.find((shape) => shape.kind === 'text' && / m$/.test(shape.text))!;
    const length = bar.kind === 'line' ? bar.points[2][0] - bar.points[1][0] : 0;
    const metres = text.kind === 'text' ? Number.parseInt(text.text, 10) : 0;
    expect(metres).toBe(200);
    expect(length / metres).toBeCloseTo(300 / 1106, 2);
  });

  test('leaves out marks beyond its edge', () => {
    expect(drawMap(content, 400, 300).shapes.filter(({ kind }) => kind === 'dot')).toHaveLength(1);
  });

  test('is written as SVG with names made safe, in the font given', () => {
    const svg = svgOf(drawMap(content, 400, 300), 'BeVietnamPro');
    expect(svg).toContain('Phường &lt;Một&gt;');
    expect(svg).toContain('font-family="BeVietnamPro"');
    expect(svg).not.toMatch(/href|url\((?!#sheet)/);
  });

  test('is a picture where vectors are unknown: areas filled to their edges, lines where they run', () => {
    const drawing: Drawing = {
      ...{ width: 10, height: 10 },
      shapes: [
        {
          kind: 'area',
          rings: [
            [
              [0, 0],
              [5, 0],
              [5, 10],
              [0, 10],
            ],
          ],
          fill: '#ff0000',
        },
        {
          kind: 'line',
          points: [
            [0, 5],
            [10, 5],
          ],
          stroke: '#0000ff',
          width: 2,
        },
      ],
    };
    const { width, height, rgb } = pixelsOf(drawing, 2);
    expect([width, height]).toEqual([20, 20]);
    const at = (x: number, y: number) => [...rgb.subarray(3 * (y * width + x), 3 * (y * width + x) + 3)];
    expect(at(2, 2)).toEqual([255, 0, 0]);
    expect(at(9, 2)).toEqual([255, 0, 0]);
    expect(at(10, 2)).toEqual([255, 255, 255]);
    expect(at(15, 10)).toEqual([0, 0, 255]);
    const png = writePng({ width, height, rgb });
    expect([...png.subarray(1, 4)]).toEqual([...'PNG'].map((letter) => letter.charCodeAt(0)));
  });
});
