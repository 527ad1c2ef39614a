import type { Point } from '../geometry.ts';

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

/** A few families on the islet: a path, no bridge, no ferry. */
export const isletHamlet: readonly Point[] = [
  [-3440, 6080],
  [-3400, 5930],
  [-3310, 5760],
];

export const isletName = 'Ấp Cồn Chim';
