import type { Point } from '../geometry.ts';

/** The river from north to south-east: x, y, metres from the middle to the bank. */
export const mainChannel: readonly (readonly [number, number, number])[] = [
  [-3700, 7600, 120],
  [-3350, 6500, 115],
  [-2950, 5300, 110],
  [-1700, 4150, 105],
  [-750, 3050, 110],
  [-1150, 1850, 115],
  [-1700, 700, 120],
  [-1150, -450, 130],
  [350, -1050, 135],
  [1600, -1850, 145],
  [2250, -3050, 160],
  [3300, -3950, 170],
  [4900, -4350, 185],
  [6600, -4700, 230],
  [8600, -5600, 330],
];

/** The southern arm round the island. */
export const southChannel: readonly (readonly [number, number, number])[] = [
  [2050, -2750, 70],
  [2150, -3700, 110],
  [2600, -4750, 120],
  [3900, -5450, 125],
  [5400, -5500, 130],
  [6700, -5150, 150],
  [7600, -5150, 170],
];

/** The narrow arm west of the islet, in the north. */
export const isletChannel: readonly (readonly [number, number, number])[] = [
  [-3300, 6500, 40],
  [-3640, 6330, 45],
  [-3760, 5950, 55],
  [-3530, 5500, 55],
  [-3130, 5330, 50],
  [-2850, 5130, 40],
];

/** Canal dug westward from the river. */
export const canal: readonly (readonly [number, number, number])[] = [
  [-1650, 620, 16],
  [-2500, 420, 15],
  [-3500, 330, 15],
  [-4400, -60, 14],
  [-5400, -520, 13],
  [-7600, -800, 13],
];

export const lakes: readonly { name: string; at: Point; across: number; along: number }[] = [
  { name: 'Hồ Gương', at: [620, 1820], across: 95, along: 210 },
  { name: 'Bàu Súng', at: [-4750, 3500], across: 190, along: 330 },
  { name: 'Hồ điều hòa Bình Kén', at: [-3750, -1150], across: 110, along: 170 },
  { name: 'Bàu Tràm', at: [5350, -450], across: 220, along: 260 },
];
