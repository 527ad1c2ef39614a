import { difference, joinSums, knownSum } from './known-sum.ts';
import type {
  AreaBalance,
  AreaPeople,
  LevelNorms,
  OwnerBalance,
  SchoolBalance,
  SchoolFigures,
  SchoolRooms,
} from './types.ts';

const owners = ['public', 'private', 'unknown'] as const;

/**
 * Seats and pupils of a level and rooms of all levels by area, private places apart, against the people who live there and the norms. Areas with people but
 * no school are there too; schools in no area come last, as area null. Every total is the sum of its rows; one unknown part
 * makes a total unknown, and a balance with it: never "surplus 0".
 */
export function balanceAreas(
  schools: readonly SchoolBalance[],
  people: readonly AreaPeople[],
  norms: LevelNorms,
  rooms: readonly SchoolRooms[],
): AreaBalance[] {
  const schoolsOf = new Map<string | null, SchoolBalance[]>(people.map(({ area }) => [area, []]));
  for (const school of schools) schoolsOf.set(school.area, [...(schoolsOf.get(school.area) ?? []), school]);
  for (const { area } of rooms) if (!schoolsOf.has(area)) schoolsOf.set(area, []);
  const peopleOf = new Map(people.map((each) => [each.area, each]));
  const areas = [...schoolsOf.keys()].sort((a, b) => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1));
  return areas.map((area) => {
    const lives = area === null ? undefined : peopleOf.get(area);
    const ofArea = knownSum(rooms.filter((school) => school.area === area).map((school) => school.rooms));
    return balanceOf(area, schoolsOf.get(area)!, ofArea, lives, norms);
  });
}

/** The whole from its areas: the same as all schools and all people taken at once. */
export function balanceTotal(
  areas: readonly AreaBalance[],
  people: readonly AreaPeople[],
  norms: LevelNorms,
): AreaBalance {
  const byOwner = owners.map((owner) => [owner, joinOwner(areas.map((area) => area.owners[owner]))] as const);
  const all = joinOwner(areas.map((area) => area.all));
  const rooms = joinSums(areas.map((area) => area.rooms));
  return against(null, Object.fromEntries(byOwner) as AreaBalance['owners'], all, rooms, wholeOf(people), norms);
}

function balanceOf(
  area: string | null,
  schools: readonly SchoolBalance[],
  rooms: AreaBalance['rooms'],
  lives: AreaPeople | undefined,
  norms: LevelNorms,
): AreaBalance {
  const byOwner = owners.map(
    (owner) => [owner, ownerOf(schools.filter(({ ownership }) => ownership === owner))] as const,
  );
  return against(area, Object.fromEntries(byOwner) as AreaBalance['owners'], ownerOf(schools), rooms, lives, norms);
}

function ownerOf(schools: readonly SchoolBalance[]): OwnerBalance {
  const seats = knownSum(schools.map((school) => school.seats));
  const pupils = knownSum(schools.map((school) => school.pupils));
  return { schools: schools.length, seats, pupils, balance: balanceOfSums(schools.length, seats, pupils) };
}

function joinOwner(parts: readonly OwnerBalance[]): OwnerBalance {
  const schools = parts.reduce((sum, part) => sum + part.schools, 0);
  const [seats, pupils] = [joinSums(parts.map((part) => part.seats)), joinSums(parts.map((part) => part.pupils))];
  return { schools, seats, pupils, balance: balanceOfSums(schools, seats, pupils) };
}

/** Of no school there is no balance. */
function balanceOfSums(schools: number, seats: OwnerBalance['seats'], pupils: OwnerBalance['pupils']): number | null {
  return schools === 0 ? null : difference(seats.total, pupils.total);
}

function against(
  area: string | null,
  byOwner: Record<SchoolFigures['ownership'], OwnerBalance>,
  all: OwnerBalance,
  rooms: AreaBalance['rooms'],
  lives: Omit<AreaPeople, 'area'> | undefined,
  { placesPer1000, roomsPer10000 }: LevelNorms,
): AreaBalance {
  const population = lives?.population ?? null;
  const children = lives?.children ?? null;
  const aged = lives?.aged3to18 ?? null;
  const placesWanted =
    population === null || placesPer1000 === null ? null : Math.ceil((population * placesPer1000) / 1000);
  const perTenThousand =
    rooms.total === null || rooms.of === 0 || aged === null || aged === 0 ? null : (rooms.total * 10_000) / aged;
  return {
    ...{ area, owners: byOwner, all, rooms, population, children, placesWanted },
    againstChildren: difference(all.seats.total, children),
    againstPlaces: difference(all.seats.total, placesWanted),
    roomsPer10000: roomsPer10000 === null ? null : perTenThousand,
  };
}

function wholeOf(people: readonly AreaPeople[]): Omit<AreaPeople, 'area'> | undefined {
  if (people.length === 0) return undefined;
  const total = (of: (each: AreaPeople) => number | null) => knownSum(people.map(of)).total;
  return {
    population: total(({ population }) => population),
    children: total(({ children }) => children),
    aged3to18: total(({ aged3to18 }) => aged3to18),
  };
}
