import { seededRandom } from '../../api/engines/random.ts';
import { familyNames } from './names.ts';

/** A pupil who does not exist, for the demonstration; absent cells are absent keys. */
export interface InventedPupil {
  id: string;
  name: string;
  birthDate: string;
  attributes: Record<string, string>;
}

const middles = { male: ['Văn', 'Minh', 'Hữu', 'Đức', 'Quốc', 'Gia'], female: ['Thị', 'Ngọc', 'Thanh', 'Bảo', 'Kim'] };
const givens = {
  male: ['An', 'Bình', 'Cường', 'Dũng', 'Đạt', 'Hải', 'Hùng', 'Khang', 'Khoa', 'Long', 'Nam', 'Phúc', 'Quân', 'Tuấn'],
  female: ['Ánh', 'Châu', 'Chi', 'Diệp', 'Giang', 'Hà', 'Hạnh', 'Lan', 'Linh', 'Mai', 'My', 'Ngân', 'Thảo', 'Trâm'],
};
const quarters = ['Khu phố 1', 'Khu phố 2', 'Khu phố 3', 'Khu phố 4', 'Khu phố 5'];

/** `count` invented first-graders of `year`: names, sex, nursery and marks as classes meet them, one in thirty in need of support. Same seed, same pupils. */
export function inventPupils(count: number, year: number, seed: string): InventedPupil[] {
  const random = seededRandom(`pupils ${seed}`);
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)];
  return Array.from({ length: count }, (_, i) => {
    const sex = random() < 0.53 ? 'male' : 'female';
    const day = new Date(Date.UTC(year - 6, 0, 1 + Math.floor(random() * 365)));
    return {
      id: `MP${String(i + 1).padStart(4, '0')}`,
      name: `${one(familyNames)} ${one(middles[sex])} ${one(givens[sex])}`,
      birthDate: day.toISOString().slice(0, 10),
      attributes: { ...attributesOf(sex, random, one), needs: i % 30 === 7 ? '1' : '0' },
    };
  });
}

function attributesOf(sex: string, random: () => number, one: <T>(list: readonly T[]) => T): Record<string, string> {
  const half = (mean: number) => String(Math.round(2 * Math.min(10, Math.max(3, mean + 3 * (random() - 0.5)))) / 2);
  return {
    sex,
    nursery: random() < 0.86 ? 'có' : 'không',
    neighbourhood: one(quarters),
    repeater: random() < 0.02 ? '1' : '0',
    // One in fifteen was ill on the day: a blank that stays blank.
    ...(random() < 0.93 && { readiness: half(7.2) }),
  };
}
