import type { Point } from '../geometry.ts';

type RoadClass = 'trunk' | 'primary' | 'secondary' | 'tertiary';

export interface MainRoad {
  name: string;
  class: RoadClass;
  /** Name of its bridge, where it crosses the river. */
  bridge?: string;
  through: readonly Point[];
}

export const mainRoads: readonly MainRoad[] = [
  {
    name: 'Quốc lộ 62B',
    class: 'trunk',
    bridge: 'Cầu Thoi',
    through: [
      [-7200, -1500],
      [-5700, -1900],
      [-4300, -2050],
      [-2900, -2550],
      [-1200, -2900],
      [500, -2750],
      [2050, -2400],
      [3200, -2050],
      [4800, -2150],
      [7200, -1500],
    ],
  },
  {
    name: 'Đại lộ Bến Lụa',
    class: 'primary',
    bridge: 'Cầu Lụa',
    through: [
      [-7200, 1900],
      [-5400, 1450],
      [-4000, 1250],
      [-2700, 1130],
      [-1480, 1200],
      [-300, 1120],
      [900, 1180],
      [2700, 1350],
      [4500, 1400],
      [5800, 1900],
      [7200, 2100],
    ],
  },
  {
    name: 'Đường Vành đai',
    class: 'primary',
    bridge: 'Cầu Kén',
    through: [
      [-4550, -2000],
      [-5050, -900],
      [-5100, 500],
      [-4750, 2100],
      [-4000, 3300],
      [-3100, 3900],
      [-2050, 4650],
      [-600, 5000],
      [1300, 4800],
      [3000, 4000],
      [4050, 2700],
      [4400, 1400],
      [4350, 100],
      [4050, -1000],
      [3900, -2080],
    ],
  },
  {
    name: 'Đường Huỳnh Thị Lụa',
    class: 'secondary',
    through: [
      [60, 1130],
      [230, 2300],
      [650, 3500],
      [950, 4880],
      [1500, 6400],
    ],
  },
  {
    name: 'Đường Trần Quang Thoi',
    class: 'secondary',
    through: [
      [60, 1130],
      [500, 250],
      [1400, -500],
      [2350, -1350],
      [2900, -2130],
    ],
  },
  {
    name: 'Đường Nguyễn Hữu Dâu',
    class: 'secondary',
    through: [
      [-2750, 4130],
      [-2650, 2700],
      [-2700, 1130],
      [-2950, -200],
      [-3050, -1400],
      [-2900, -2550],
      [-2500, -3900],
      [-2300, -6200],
    ],
  },
  {
    name: 'Đường Phan Thị Tơ',
    class: 'secondary',
    through: [
      [1650, -700],
      [2000, 300],
      [1950, 1260],
      [1700, 2500],
      [1200, 3500],
      [760, 3900],
    ],
  },
  {
    name: 'Đường Lê Văn Kén',
    class: 'secondary',
    through: [
      [-2950, -200],
      [-2000, -900],
      [-1100, -1750],
      [-200, -2860],
    ],
  },
  {
    name: 'Đường Cầu Sậy',
    class: 'tertiary',
    through: [
      [-3950, 1260],
      [-3850, 700],
      [-3830, -50],
      [-3700, -800],
    ],
  },
  {
    name: 'Đường tỉnh 899',
    class: 'tertiary',
    through: [
      [4400, 300],
      [5300, 250],
      [6100, 700],
      [7200, 600],
    ],
  },
  {
    name: 'Đường Đồng Sen',
    class: 'tertiary',
    through: [
      [4050, 2700],
      [5000, 3200],
      [5700, 4100],
      [6400, 4600],
    ],
  },
  {
    name: 'Đường Vàm Đước',
    class: 'tertiary',
    through: [
      [-200, -2860],
      [-300, -3900],
      [400, -4900],
      [1200, -6200],
    ],
  },
  {
    name: 'Đường Bàu Súng',
    class: 'tertiary',
    through: [
      [-4000, 3300],
      [-5000, 4200],
      [-6300, 4700],
    ],
  },
  {
    name: 'Đường Rạch Sậy',
    class: 'tertiary',
    through: [
      [-5080, 300],
      [-5900, 100],
      [-7200, 500],
    ],
  },
  {
    name: 'Đường Gò Lá',
    class: 'tertiary',
    through: [
      [3000, 4000],
      [3800, 4800],
      [4500, 5900],
    ],
  },
];

/** Streets along the river's edge, between two latitudes of the river. */
export const quays: readonly { name: string; side: 'east' | 'west'; north: number; south: number }[] = [
  { name: 'Đường Bến Tơ', side: 'east', north: 3900, south: -2650 },
  { name: 'Đường Bến Vải', side: 'west', north: 3600, south: 800 },
  { name: 'Đường Bến Dâu', side: 'west', north: 450, south: -2700 },
];

/** On the island, joined to the rest by the ferry alone. */
export const islandRoads: readonly MainRoad[] = [
  {
    name: 'Đường Bến Đò',
    class: 'tertiary',
    through: [
      [2950, -3900],
      [3080, -4300],
      [3150, -4600],
      [3700, -4850],
      [4700, -4950],
      [5800, -4980],
    ],
  },
  {
    name: 'Đường Cồn Tằm',
    class: 'tertiary',
    through: [
      [3150, -4600],
      [4000, -4520],
      [4900, -4690],
      [5800, -4980],
    ],
  },
];

/** Footbridges with steps at both ends: over the canal, and over the railway. */
export const footbridges: readonly { name: string; over: Point; direction: Point; reach: number }[] = [
  { name: 'Cầu bộ hành Kênh Tơ', over: [-2260, 470], direction: [0.24, 0.97], reach: 42 },
  { name: 'Cầu bộ hành Ga Bến Lụa', over: [2705, 2250], direction: [1, -0.03], reach: 38 },
];

/** Sails between the ends of the two roads, each cut at its bank. */
export const ferry = { name: 'Phà Cồn Tằm', fromRoad: 'Đường Xuống Phà', toRoad: 'Đường Bến Đò', duration: '00:12' };

/** The road that leads down to the ferry. */
export const ferryRoad: MainRoad = {
  name: 'Đường Xuống Phà',
  class: 'tertiary',
  through: [
    [3600, -2070],
    [3800, -2800],
    [3560, -3500],
    [3330, -3960],
  ],
};

export const railway: readonly Point[] = [
  [2500, 7000],
  [2620, 5300],
  [2680, 3800],
  [2700, 2300],
  [2780, 900],
  [3150, -350],
  [4100, -1250],
  [5600, -1250],
  [7500, -700],
];

export const station: Point = [2740, 1900];
