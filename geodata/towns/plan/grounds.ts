import type { Point } from '../geometry.ts';

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
