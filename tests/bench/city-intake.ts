import { openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** Size of an invented intake. */
export interface IntakeSize {
  applicants: number;
  schools: number;
  wishes: number;
}

/** Of a hundred births so many are of twins, who apply together. */
const twinShare = 0.012;
/** Every so many schools one row is a programme of the school before it. */
const programmeEvery = 15;

/**
 * Writes schools.csv, applicants.csv, choices.csv, travel.csv and rules.json of an invented city into `directory`: homes in
 * clusters around the schools, each wishing schools of its neighbourhood in an order of its own, seats 3 % short of the
 * children. Every rule that makes work is on: twins, groups, siblings, distance and lottery; seats for children of the commune,
 * passed on to children under a policy and then to all; programmes with seats of their own. The same seed gives the same files.
 */
export function writeIntake(directory: string, size: IntakeSize, seed: number): void {
  const city = inventCity(size, seed);
  const { chance } = city;
  const seats = Math.floor((0.97 * size.applicants) / size.schools);
  const schoolRow = (s: number) => {
    const programmeOf = s % programmeEvery === programmeEvery - 1 ? schoolId(s - 1) : '';
    const own = Math.round(seats * (0.6 + 0.8 * chance()));
    return `${schoolId(s)},S${s},106,10,${own},${communeOf(city.schools[s])},${programmeOf}`;
  };
  writeFileSync(
    join(directory, 'schools.csv'),
    `school_id,name,lon,lat,seats,commune,programme_of\n${city.schools.map((_, s) => schoolRow(s)).join('\n')}\n`,
  );
  const [applicants, choices, travel] = ['applicants', 'choices', 'travel'].map((name) =>
    openSync(join(directory, `${name}.csv`), 'w'),
  );
  writeSync(applicants, 'applicant_id,lon,lat,group,sibling_school,commune,policy,family\n');
  writeSync(choices, 'applicant_id,rank,school_id\n');
  writeSync(travel, 'from_id,to_id,metres\n');
  let twin: ReturnType<typeof city.nextChild> | null = null;
  for (let first = 0; first < size.applicants; first += 5_000) {
    const texts = ['', '', ''];
    for (let a = first; a < Math.min(size.applicants, first + 5_000); a++) {
      const id = `hs${String(a).padStart(7, '0')}`;
      const child: ReturnType<typeof city.nextChild> = twin ?? city.nextChild();
      const isEldest: boolean = twin === null && chance() < twinShare;
      const family = twin ? `gd${a - 1}` : isEldest ? `gd${a}` : '';
      twin = isEldest ? child : null;
      const { wished, metres, home } = child;
      const sibling = chance() < 0.1 ? schoolId(wished[0]) : '';
      const commune = communeOf(city.schools[home]);
      texts[0] += `${id},106,10,${1 + Math.floor(3 * chance())},${sibling},${commune},${chance() < 0.08 ? 1 : 0},${family}\n`;
      wished.forEach((s, i) => {
        texts[1] += `${id},${i + 1},${schoolId(s)}\n`;
        texts[2] += `${id},${schoolId(s)},${metres[i]}\n`;
      });
    }
    [applicants, choices, travel].forEach((file, i) => {
      writeSync(file, texts[i]);
    });
  }
  writeFileSync(join(directory, 'rules.json'), `${JSON.stringify(rulesOfIntake)}\n`);
}

const rulesOfIntake = {
  mechanism: 'deferred-acceptance',
  criteria: [
    { rule: 'twins', attribute: 'family' },
    { rule: 'group', order: ['1', '2', '3'] },
    { rule: 'sibling' },
    { rule: 'distance' },
    { rule: 'lottery' },
  ],
  reserves: [
    { name: 'commune', attribute: 'commune', matchesSchool: 'commune', share: 0.3, passesTo: 'policy' },
    { name: 'policy', attribute: 'policy', value: '1', share: 0.05 },
  ],
};

/** Squares of 4 km. */
function communeOf({ x, y }: Point): string {
  return `xa${Math.floor(x / 4_000)}-${Math.floor(y / 4_000)}`;
}

/** An invented city: its schools, and child after child with its wishes and their metres. The same seed gives the same city. */
export function inventCity(size: Pick<IntakeSize, 'schools' | 'wishes'>, seed: number) {
  const chance = mulberry32(seed);
  const gauss = () => Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
  const width = side(size.schools);
  const schools = Array.from({ length: size.schools }, () => ({ x: chance() * width, y: chance() * width }));
  const near = nearSchools(schools, 4 * size.wishes);
  const nextChild = () => {
    const home = Math.floor(chance() * size.schools);
    const [x, y] = [schools[home].x + 800 * gauss(), schools[home].y + 800 * gauss()];
    const wished = drawSome(near[home], size.wishes, chance);
    const metres = wished.map((s) => Math.round(1.3 * Math.hypot(schools[s].x - x, schools[s].y - y)));
    return { wished, metres, home };
  };
  return { chance, schools, nextChild };
}

function schoolId(s: number): string {
  return `t${String(s).padStart(5, '0')}`;
}

/** For each school its `count` nearest, itself first: looked for in squares around it, wider until no nearer one can be missing. */
function nearSchools(schools: Point[], count: number): number[][] {
  const cell = (2 * side(schools.length)) / Math.sqrt(schools.length);
  const key = (column: number, row: number) => column * 100_000 + row;
  const columnOf = (metres: number) => Math.floor(metres / cell);
  const inCell = new Map<number, number[]>();
  schools.forEach(({ x, y }, s) => {
    const at = key(columnOf(x), columnOf(y));
    inCell.set(at, [...(inCell.get(at) ?? []), s]);
  });
  const most = Math.min(count, schools.length);
  return schools.map(({ x, y }) => {
    for (let reach = 2; ; reach++) {
      const found: { s: number; metres: number }[] = [];
      for (let column = columnOf(x) - reach; column <= columnOf(x) + reach; column++)
        for (let row = columnOf(y) - reach; row <= columnOf(y) + reach; row++)
          for (const s of inCell.get(key(column, row)) ?? [])
            found.push({ s, metres: Math.hypot(schools[s].x - x, schools[s].y - y) });
      if (found.length < most) continue;
      found.sort((one, other) => one.metres - other.metres || one.s - other.s);
      if (found.length === schools.length || found[most - 1].metres <= reach * cell)
        return found.slice(0, most).map(({ s }) => s);
    }
  });
}

interface Point {
  x: number;
  y: number;
}

/** Metres of a side of the square in which so many schools stand as densely as in a city. */
function side(schools: number): number {
  return 60_000 * Math.sqrt(schools / 1_500);
}

/** Some of a list, nearer ones likelier, in an order of chance. */
function drawSome(list: number[], count: number, chance: () => number): number[] {
  const drawn = new Set<number>();
  while (drawn.size < Math.min(count, list.length)) drawn.add(list[Math.floor(chance() ** 2 * list.length)]);
  return [...drawn];
}

/** Tommy Ettinger's 32-bit generator: small, and good enough for invented homes. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
