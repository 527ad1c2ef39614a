import { readFileSync } from 'node:fs';
import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, test } from 'vitest';
import { type LegendKey, legendKeys } from '../../../web/map/drawing.ts';
import { type MapTheme, palettes } from '../../../web/map/palette.ts';
import { mapSources } from '../../../web/map/sources/sources.ts';
import { drawingOrder, drawingState, drawLayers, drawStyle } from '../../../web/map/style.ts';
import { map as words } from '../../../web/text/map.ts';

const organisation = {
  id: 'demo',
  name: 'Demo',
  profile: 'vietnam',
  languages: ['vi' as const],
  levels: ['primary' as const],
  synthetic: true,
  bounds: [106, 10, 107, 11] as [number, number, number, number],
  networkVersion: null,
  attribution: '',
  schoolYear: '2026-2027',
};
const themes: MapTheme[] = ['light', 'dark'];

describe('the drawing order', () => {
  const ids = drawingOrder.map(({ id }) => id);

  test('is one list in which every layer stands once', () => {
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('puts water over the tints of communes, roads over tints of catchments, edges over roads, words over those, schools over words', () => {
    const order = [
      'beyond',
      'land',
      'green',
      'commune-share',
      'water',
      'zone-tint',
      'road-alley',
      'road-major',
      'zone-edge',
      'flow',
      'route-road',
      'road-name',
      'commune-name',
      'school',
      'school-chosen',
      'home-room',
    ];
    expect(order.map((id) => ids.indexOf(id))).toEqual(order.map((id) => ids.indexOf(id)).sort((a, b) => a - b));
    expect(order.every((id) => ids.includes(id))).toBe(true);
  });

  test('gives every layer a legend entry with words in both languages, and every entry a layer', () => {
    for (const { id, legend } of drawingOrder) expect(legendKeys, id).toContain(legend);
    for (const key of legendKeys) {
      expect(
        drawingOrder.some(({ legend }) => legend === key),
        key,
      ).toBe(true);
      const phrase = words[`legend.${key}`];
      expect(phrase.vi && phrase.en, key).toBeTruthy();
    }
  });

  test.each(themes)('is a style MapLibre accepts, in %s', (theme) => {
    const layers = drawLayers(drawingState(theme, 'vi', null), new Set());
    const style = drawStyle(layers, mapSources(organisation, 'http://localhost'), {});
    expect(validateStyleMin(style as never)).toEqual([]);
  });

  test('hides what the legend hides and nothing else', () => {
    const hidden = new Set<LegendKey>(['zone']);
    for (const layer of drawLayers(drawingState('light', 'vi', null), hidden)) {
      const legend = drawingOrder.find(({ id }) => id === layer.id)?.legend;
      expect(layer.layout?.visibility, layer.id).toBe(legend === 'zone' ? 'none' : 'visible');
    }
  });

  test('never depends on the theme for which properties a layer has, so that a theme can be changed in place', () => {
    const [light, dark] = themes.map((theme) => drawLayers(drawingState(theme, 'vi', null), new Set()));
    light.forEach((layer, index) => {
      expect(Object.keys(dark[index].paint ?? {})).toEqual(Object.keys(layer.paint ?? {}));
      expect(Object.keys(dark[index].layout ?? {})).toEqual(Object.keys(layer.layout ?? {}));
    });
  });
});

describe.each(themes)('the %s palette', (theme) => {
  const palette = palettes[theme];
  const land = [palette.land, palette.ground, palette.green, palette.wood, palette.building];

  test('lets symbols and lines of data stand at 3:1 or more against the land and their plate', () => {
    for (const hue of [
      ...Object.values(palette.levels),
      palette.route,
      palette.home,
      palette.full,
      ...Object.values(palette.loads),
    ])
      for (const ground of [...land, palette.plate])
        expect(contrast(hue, ground), `${hue} on ${ground}`).toBeGreaterThanOrEqual(3);
  });

  test('lets words stand at 4.5:1 or more against their halo and the ground they are written on', () => {
    for (const word of [palette.name, palette.nameSoft])
      for (const ground of [palette.halo, palette.land])
        expect(contrast(word, ground), `${word} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    for (const hue of Object.values(palette.levels))
      expect(contrast(hue, palette.halo), hue).toBeGreaterThanOrEqual(4.5);
    expect(contrast(palette.waterName, palette.water)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(palette.greenName, palette.halo)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(palette.plateInk, palette.plate)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(palette.accent, palette.halo)).toBeGreaterThanOrEqual(4.5);
  });

  test('has the hues of the levels that the interface has', () => {
    const tokens = readFileSync(new URL('../../../web/styles/tokens.css', import.meta.url), 'utf8');
    const [light, dark] = tokens.split(':root[data-theme="dark"]');
    for (const [level, hue] of Object.entries(palette.levels))
      expect(theme === 'light' ? light : dark).toContain(`--level-${level}: ${hue};`);
  });

  test('tells shares of children apart by lightness alone, for readers who see no hue', () => {
    const lightness = palette.shares.map(luminance);
    for (let i = 1; i < lightness.length; i++)
      expect((lightness[i] - lightness[i - 1]) * (theme === 'light' ? -1 : 1)).toBeGreaterThan(0);
  });
});

/** WCAG 2.2 contrast ratio of two hex colours. */
function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
