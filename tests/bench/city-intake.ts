import { openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** Size of an invented intake. */
export interface IntakeSize {
  applicants: number;
  schools: number;
  wishes: number;
}

/**
 * Writes schools.csv, applicants.csv, choices.csv, travel.csv and rules.json of an invented city into `directory`: homes in
 * clusters around the schools, each wishing schools of its neighbourhood in an order of its own, seats 3 % short of the
 * children. The same seed gives the same files.
 */
export function writeIntake(directory: string, size: IntakeSize, seed: number): void {
  const chance = mulberry32(seed);
  const gauss = () => Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
  const schools = Array.from({ length: size.schools }, () => ({ x: chance() * 60_000, y: chance() * 60_000 }));
  const seats = Math.floor((0.97 * size.applicants) / size.schools);
  const near = nearSchools(schools, 4 * size.wishes);
  writeFileSync(
    join(directory, 'schools.csv'),
    `school_id,name,lon,lat,seats\n${schools.map((_, s) => `${schoolId(s)},S${s},106,10,${Math.round(seats * (0.6 + 0.8 * chance()))}`).join('\n')}\n`,
  );
  const [applicants, choices, travel] = ['applicants', 'choices', 'travel'].map((name) =>
    openSync(join(directory, `${name}.csv`), 'w'),
  );
  writeSync(applicants, 'applicant_id,lon,lat,group,sibling_school\n');
  writeSync(choices, 'applicant_id,rank,school_id\n');
  writeSync(travel, 'from_id,to_id,metres\n');
  for (let first = 0; first < size.applicants; first += 5_000) {
    const texts = ['', '', ''];
    for (let a = first; a < Math.min(size.applicants, first + 5_000); a++) {
      const id = `hs${String(a).padStart(7, '0')}`;
      const home = Math.floor(chance() * size.schools);
      const [x, y] = [schools[home].x + 800 * gauss(), schools[home].y + 800 * gauss()];
      const wished = drawSome(near[home], size.wishes, chance);
      texts[0] += `${id},106,10,${1 + Math.floor(3 * chance())},${chance() < 0.1 ? schoolId(wished[0]) : ''}\n`;
      wished.forEach((s, i) => {
        texts[1] += `${id},${i + 1},${schoolId(s)}\n`;
        texts[2] += `${id},${schoolId(s)},${Math.round(1.3 * Math.hypot(schools[s].x - x, schools[s].y - y))}\n`;
      });
    }
    [applicants, choices, travel].forEach((file, i) => {
      writeSync(file, texts[i]);
    });
  }
  const criteria = [
    { rule: 'group', order: ['1', '2', '3'] },
    { rule: 'sibling' },
    { rule: 'distance' },
    { rule: 'lottery' },
  ];
  writeFileSync(join(directory, 'rules.json'), `${JSON.stringify({ mechanism: 'deferred-acceptance', criteria })}\n`);
}

function schoolId(s: number): string {
  return `t${String(s).padStart(5, '0')}`;
}

/** For each school its neighbours, itself first. */
function nearSchools(schools: { x: number; y: number }[], count: number): number[][] {
  return schools.map(({ x, y }) => {
    const far = schools.map((other, s) => ({ s, metres: Math.hypot(other.x - x, other.y - y) }));
    return far
      .sort((one, other) => one.metres - other.metres)
      .slice(0, count)
      .map(({ s }) => s);
  });
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
