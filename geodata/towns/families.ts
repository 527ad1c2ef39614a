import { type Address, writtenAddress } from './addresses.ts';
import { distance, offset, type Point } from './geometry.ts';
import type { Neighbourhood, Neighbourhoods } from './neighbourhoods.ts';
import { isletHamlet, isletName } from './plan/communes.ts';
import type { EnrolmentLevel, School } from './schools.ts';

/** A child who enters a level; no name, only a code. */
export interface Applicant {
  id: string;
  level: EnrolmentLevel;
  grade: string;
  birthDate: string;
  sex: 'nam' | 'nữ';
  home: Point;
  address: string;
  neighbourhood: Neighbourhood;
  /** 1 permanent and present here; 2 permanent here, present elsewhere in the city; 3 present here only. */
  group: '1' | '2' | '3';
  siblingSchool: string;
  wishes: string[];
  /** School of the level whose gate is nearest as the crow flies. */
  nearest: School;
}

/** First calendar year of the school year the children enter. */
const firstYear = 2026;
export const schoolYear = '2026-2027';

const intakes: readonly { level: EnrolmentLevel; grade: string; code: string; age: number; count: number }[] = [
  { level: 'primary', grade: '1', code: 'L1', age: 6, count: 7000 },
  { level: 'lower-secondary', grade: '6', code: 'L6', age: 11, count: 2600 },
  { level: 'nursery', grade: 'age-5', code: 'MG', age: 5, count: 2400 },
];

/** Children at the town's addresses, some on the islet, one far from any road; of the right age but for a few. */
export function raiseFamilies(
  addresses: readonly Address[],
  neighbourhoods: Neighbourhoods,
  schools: readonly School[],
  random: () => number,
): Applicant[] {
  const applicants: Applicant[] = [];
  for (const intake of intakes) {
    const open = schools.filter((school) => school.level === intake.level);
    for (let i = 0; i < intake.count; i++) {
      const older = applicants.length > 0 && intake.level !== 'primary' && random() < 0.06;
      const family = older ? applicants[Math.floor(random() * Math.min(applicants.length, 7000))] : undefined;
      const house = addresses[Math.floor(random() * addresses.length)];
      const place = family ?? housed(house, neighbourhoods, i, random);
      const near = nearestSchools(open, place.home);
      const sibling = random() < 0.12 ? near[random() < 0.8 ? 0 : 1].id : '';
      applicants.push({
        id: `${intake.code}-${String(i + 1).padStart(5, '0')}`,
        level: intake.level,
        grade: intake.grade,
        birthDate: birthDate(firstYear - intake.age - (random() < 0.006 ? 1 : 0), random),
        sex: random() < 0.522 ? 'nam' : 'nữ',
        home: place.home,
        address: place.address,
        neighbourhood: place.neighbourhood,
        group: random() < 0.72 ? '1' : random() < 0.35 ? '2' : '3',
        siblingSchool: sibling,
        wishes: random() < 0.15 ? wishesOf(near, sibling, random) : [],
        nearest: near[0],
      });
    }
  }
  return applicants;
}

function housed(
  house: Address,
  neighbourhoods: Neighbourhoods,
  turn: number,
  random: () => number,
): Pick<Applicant, 'home' | 'address' | 'neighbourhood'> {
  const neighbourhood = neighbourhoods.of(house);
  const written = `${writtenAddress(house)}, ${neighbourhood.name}, ${house.commune.name}`;
  // One in a thousand lives by the islet's path; one in three thousand in the fields, away from any road.
  if (turn % 1000 === 137) {
    const home = offset(isletHamlet[1], [1, 0], 8 + random() * 12, 90 * (random() - 0.5));
    const islet = neighbourhoods.list.find((one) => one.commune.name === 'Xã Bàu Súng') ?? neighbourhood;
    return { home, address: `${isletName}, ${islet.commune.name}`, neighbourhood: islet };
  }
  return { home: house.point, address: written, neighbourhood };
}

function birthDate(year: number, random: () => number): string {
  const day = new Date(Date.UTC(year, 0, 1 + Math.floor(random() * 365)));
  return day.toISOString().slice(0, 10);
}

/** One to three named schools, mostly near ones; a sibling's school first. */
function wishesOf(near: readonly School[], sibling: string, random: () => number): string[] {
  const named = sibling ? [sibling] : [];
  const count = 1 + Math.floor(random() * 3);
  while (named.length < count) {
    const school = near[Math.floor(random() ** 2 * Math.min(7, near.length))].id;
    if (!named.includes(school)) named.push(school);
  }
  return named;
}

/** The seven schools whose gates are nearest as the crow flies: families judge by eye. */
function nearestSchools(schools: readonly School[], home: Point): School[] {
  const metres = schools.map((school) => {
    let least = Number.POSITIVE_INFINITY;
    for (const site of school.sites) least = Math.min(least, distance(site.gates[0], home));
    return least;
  });
  const order = schools.map((_, i) => i).sort((a, b) => metres[a] - metres[b]);
  return order.slice(0, 7).map((i) => schools[i]);
}
