import type { Point } from '../geometry.ts';

/**
 * What a hand drew of Bến Lụa, an invented city: its river, main roads, railway and communes, in metres from the centre.
 * It lies in open sea about 40 km off the southern coast, inside VN-2000 zone 9210's reach, so that nobody can take it
 * for a real place or find it under a real one.
 */
export const centreLonLat: Point = [106.95, 9.8];

export const cityName = 'Thành phố Bến Lụa';

/** Half the city's extent, east and north. */
export const extent: Point = [7300, 6900];

/** Where people live close together: the nearer, the closer the streets; `angle` is the streets' own, in degrees. */
export const quarters: readonly { at: Point; radius: number; angle: number; alleys: number; grid: boolean }[] = [
  { at: [-150, 1300], radius: 1500, angle: 12, alleys: 0.35, grid: false },
  { at: [1250, 100], radius: 1300, angle: 38, alleys: 1, grid: false },
  { at: [1500, 2300], radius: 1300, angle: 8, alleys: 0.8, grid: false },
  { at: [-2700, 1900], radius: 1600, angle: -6, alleys: 1, grid: false },
  { at: [-3500, -1250], radius: 1350, angle: -14, alleys: 0, grid: true },
  { at: [-1100, -1950], radius: 1300, angle: 30, alleys: 0.7, grid: false },
  { at: [2600, -1300], radius: 1000, angle: 40, alleys: 0.5, grid: false },
  { at: [3500, 1300], radius: 1100, angle: 3, alleys: 0.25, grid: false },
  { at: [500, 4000], radius: 1000, angle: 16, alleys: 0.4, grid: false },
  { at: [-4700, 700], radius: 900, angle: 20, alleys: 0.3, grid: false },
  { at: [-3300, 3300], radius: 900, angle: -30, alleys: 0.3, grid: false },
  { at: [3200, 3000], radius: 800, angle: 25, alleys: 0.2, grid: true },
  { at: [5600, 3200], radius: 420, angle: 30, alleys: 0.1, grid: false },
  { at: [5750, -1500], radius: 420, angle: 10, alleys: 0.1, grid: false },
  { at: [-5900, 200], radius: 420, angle: 0, alleys: 0.1, grid: false },
  { at: [-4900, 4150], radius: 420, angle: -40, alleys: 0.1, grid: false },
  { at: [-700, -4300], radius: 450, angle: 60, alleys: 0.1, grid: false },
  { at: [2950, 5100], radius: 420, angle: 0, alleys: 0.1, grid: false },
  { at: [3800, -4750], radius: 480, angle: 15, alleys: 0.15, grid: false },
];
