import type { Point } from './geometry.ts';

/**
 * What a hand drew of Bến Lụa, an invented city: its river, main roads, railway and communes, in metres from the centre.
 * It lies in open sea about 40 km off the southern coast, inside VN-2000 zone 9210's reach, so that nobody can take it
 * for a real place or find it under a real one.
 */
export const centreLonLat: Point = [106.95, 9.8];

export const cityName = 'Thành phố Bến Lụa';

/** Half the city's extent, east and north. */
export const extent: Point = [7300, 6900];

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

export type RoadClass = 'trunk' | 'primary' | 'secondary' | 'tertiary';

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

/** Side of the water a commune lies on. Every bridge, ferry and border follows from it. */
export type Bank = 'east' | 'west' | 'island';

export interface CommunePlan {
  code: string;
  name: string;
  at: Point;
  bank: Bank;
  /** Larger draws the border outward, metres. */
  reach: number;
  /** Zones of its primary schools are drawn as polygons, or listed as a table of neighbourhoods. */
  zones: 'polygon' | 'table';
}

export const communes: readonly CommunePlan[] = [
  { code: '99001', name: 'Phường Bến Lụa', at: [-150, 1250], bank: 'east', reach: 100, zones: 'polygon' },
  { code: '99004', name: 'Phường Chợ Tơ', at: [1100, -150], bank: 'east', reach: 100, zones: 'table' },
  { code: '99007', name: 'Phường Tân Lụa', at: [1350, 2250], bank: 'east', reach: 0, zones: 'polygon' },
  { code: '99010', name: 'Phường Phú Tơ', at: [350, 3900], bank: 'east', reach: 200, zones: 'table' },
  { code: '99013', name: 'Phường Cầu Thoi', at: [2500, -1500], bank: 'east', reach: 200, zones: 'polygon' },
  { code: '99016', name: 'Phường Ga Mới', at: [3500, 900], bank: 'east', reach: 0, zones: 'table' },
  { code: '99019', name: 'Phường Vườn Dâu', at: [-2700, 2200], bank: 'west', reach: 100, zones: 'polygon' },
  { code: '99022', name: 'Phường Bình Kén', at: [-3350, -900], bank: 'west', reach: 200, zones: 'polygon' },
  { code: '99025', name: 'Phường An Tơ', at: [-1150, -1900], bank: 'west', reach: 100, zones: 'table' },
  { code: '99028', name: 'Phường Thoi Vàng', at: [3000, 2900], bank: 'east', reach: 100, zones: 'table' },
  { code: '99031', name: 'Xã Gò Lá', at: [2900, 5300], bank: 'east', reach: 200, zones: 'table' },
  { code: '99034', name: 'Xã Đồng Sen', at: [5700, 2900], bank: 'east', reach: 500, zones: 'table' },
  { code: '99037', name: 'Xã Láng Tràm', at: [5700, -1000], bank: 'east', reach: 500, zones: 'table' },
  { code: '99040', name: 'Xã Rạch Sậy', at: [-6000, -200], bank: 'west', reach: 500, zones: 'table' },
  { code: '99043', name: 'Xã Bàu Súng', at: [-4900, 3900], bank: 'west', reach: 500, zones: 'table' },
  { code: '99046', name: 'Xã Vàm Đước', at: [-900, -4500], bank: 'west', reach: 500, zones: 'table' },
  { code: '99049', name: 'Xã Cồn Tằm', at: [4400, -4800], bank: 'island', reach: 0, zones: 'table' },
];

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

/** A few families on the islet: a path, no bridge, no ferry. */
export const isletHamlet: readonly Point[] = [
  [-3440, 6080],
  [-3400, 5930],
  [-3310, 5760],
];
export const isletName = 'Ấp Cồn Chim';

/** Ground no street runs through. */
export const grounds: readonly {
  name: string;
  tags: Readonly<Record<string, string>>;
  at: Point;
  across: number;
  along: number;
  angle: number;
}[] = [
  { name: 'Công viên Hồ Gương', tags: { leisure: 'park' }, at: [620, 1820], across: 290, along: 520, angle: 4 },
  { name: 'Công viên Bến Tơ', tags: { leisure: 'park' }, at: [-900, 640], across: 170, along: 420, angle: 8 },
  { name: 'Công viên Vườn Dâu', tags: { leisure: 'park' }, at: [-2270, 2120], across: 300, along: 210, angle: -6 },
  { name: 'Công viên Bình Kén', tags: { leisure: 'park' }, at: [-3750, -1150], across: 320, along: 460, angle: -14 },
  { name: 'Công viên An Tơ', tags: { leisure: 'park' }, at: [-700, -1500], across: 230, along: 170, angle: 30 },
  { name: 'Công viên Thoi Vàng', tags: { leisure: 'park' }, at: [3450, 2650], across: 240, along: 180, angle: 25 },
  { name: 'Sân vận động Bến Lụa', tags: { leisure: 'stadium' }, at: [1480, 1720], across: 210, along: 150, angle: 8 },
  {
    name: 'Bệnh viện Đa khoa Bến Lụa',
    tags: { amenity: 'hospital' },
    at: [980, 760],
    across: 190,
    along: 150,
    angle: 30,
  },
  { name: 'Bệnh viện Vườn Dâu', tags: { amenity: 'hospital' }, at: [-3330, 1650], across: 140, along: 120, angle: -6 },
  {
    name: 'Chợ Tơ',
    tags: { amenity: 'marketplace', building: 'yes' },
    at: [1180, -120],
    across: 95,
    along: 120,
    angle: 38,
  },
  {
    name: 'Chợ Vườn Dâu',
    tags: { amenity: 'marketplace', building: 'yes' },
    at: [-2950, 1420],
    across: 80,
    along: 90,
    angle: -6,
  },
  {
    name: 'Chợ An Tơ',
    tags: { amenity: 'marketplace', building: 'yes' },
    at: [-1330, -2130],
    across: 70,
    along: 80,
    angle: 30,
  },
  {
    name: 'Ủy ban nhân dân thành phố Bến Lụa',
    tags: { amenity: 'townhall' },
    at: [-240, 1400],
    across: 130,
    along: 110,
    angle: 12,
  },
  { name: 'Nghĩa trang Gò Lá', tags: { landuse: 'cemetery' }, at: [4150, 4500], across: 320, along: 230, angle: 40 },
  {
    name: 'Khu công nghiệp Láng Tràm',
    tags: { landuse: 'industrial' },
    at: [4900, -1750],
    across: 700,
    along: 340,
    angle: -6,
  },
  {
    name: 'Cụm công nghiệp Rạch Sậy',
    tags: { landuse: 'industrial' },
    at: [-5750, -1350],
    across: 480,
    along: 330,
    angle: -25,
  },
];

/** Places people steer by, beside a street. */
export const landmarks: readonly { name: string; tags: Readonly<Record<string, string>>; at: Point }[] = [
  { name: 'Bưu điện Bến Lụa', tags: { amenity: 'post_office' }, at: [-60, 1180] },
  { name: 'Thư viện thành phố', tags: { amenity: 'library' }, at: [220, 1250] },
  { name: 'Nhà hát Tơ Vàng', tags: { amenity: 'theatre' }, at: [-420, 1560] },
  { name: 'Nhà thờ Bến Lụa', tags: { amenity: 'place_of_worship', religion: 'christian' }, at: [-480, 980] },
  { name: 'Chùa Sen Trắng', tags: { amenity: 'place_of_worship', religion: 'buddhist' }, at: [-2450, 2500] },
  { name: 'Chùa Phước Kén', tags: { amenity: 'place_of_worship', religion: 'buddhist' }, at: [1750, 2700] },
  { name: 'Đình Gò Dâu', tags: { historic: 'monument' }, at: [-3050, 2350] },
  { name: 'Bến xe Miền Lụa', tags: { amenity: 'bus_station' }, at: [4250, 1250] },
  { name: 'Siêu thị Sao Mai', tags: { shop: 'supermarket' }, at: [2150, 1150] },
  { name: 'Siêu thị Bình Kén', tags: { shop: 'supermarket' }, at: [-3100, -700] },
  { name: 'Trạm y tế Phường Chợ Tơ', tags: { amenity: 'clinic' }, at: [1600, 250] },
  { name: 'Trạm y tế Xã Cồn Tằm', tags: { amenity: 'clinic' }, at: [3850, -4840] },
  { name: 'Chợ Đồng Sen', tags: { amenity: 'marketplace' }, at: [5550, 3250] },
  { name: 'Chợ Vàm Đước', tags: { amenity: 'marketplace' }, at: [-480, -4200] },
];
