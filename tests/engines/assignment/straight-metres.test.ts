import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { straightMetres } from '#engines/assignment/straight-metres.ts';

describe('straight metres', () => {
  const radius = 6_371_008.8;

  it('are known for arcs that everybody knows', () => {
    expect(straightMetres(106, 10, 106, 10)).toBe(0);
    expect(straightMetres(0, 0, 0, 90)).toBe(Math.round((radius * Math.PI) / 2));
    expect(straightMetres(0, 0, 180, 0)).toBe(Math.round(radius * Math.PI));
    expect(straightMetres(0, 60, 180, 60)).toBe(Math.round((radius * Math.PI) / 3));
  });

  it('agree with the angle between two points of the sphere, and are the same back', () => {
    const lon = fc.double({ min: -180, max: 180, noNaN: true });
    const lat = fc.double({ min: -90, max: 90, noNaN: true });
    const at = (degreesLon: number, degreesLat: number) => {
      const [l, b] = [(degreesLon * Math.PI) / 180, (degreesLat * Math.PI) / 180];
      return [Math.cos(b) * Math.cos(l), Math.cos(b) * Math.sin(l), Math.sin(b)];
    };
    fc.assert(
      fc.property(lon, lat, lon, lat, (lon1, lat1, lon2, lat2) => {
        const [one, other] = [at(lon1, lat1), at(lon2, lat2)];
        const between = (sign: number) => Math.hypot(...one.map((own, i) => own + sign * other[i]));
        const angle = 2 * Math.atan2(between(-1), between(1));
        const metres = straightMetres(lon1, lat1, lon2, lat2);
        expect(Math.abs(metres - radius * angle)).toBeLessThan(2);
        expect(straightMetres(lon2, lat2, lon1, lat1)).toBe(metres);
      }),
    );
  });
});
