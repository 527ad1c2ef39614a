import { latLngToCell } from 'h3-js';
import { csvCell, csvTable } from '../../platform/write-csv.ts';
import { type PeriodSnapshot, rulesText } from './period-snapshot.ts';
import type { Note } from './types.ts';

/** Distances of the homes that have a point, over the roads in force. */
export interface SnapshotTravel {
  /** Index of each home's applicant. */
  applicants: Int32Array;
  /** The rows of home h are `start[h]` … `start[h + 1] - 1`. */
  start: Uint32Array;
  /** Index into `schoolIds`. */
  school: Int32Array;
  /** −1: no way. */
  metres: Int32Array;
  /** Of the quickest way, at `kmPerHour` on land; where the rules go by travel time. */
  seconds?: Int32Array;
  kmPerHour?: number;
  snapMetres: Uint32Array;
  offRoad: Uint8Array;
  schoolIds: string[];
  networkSha256: string;
  networkVersion: string;
  profile: string;
  /** Each home is measured to so many nearest schools at least; null: to every one within the rules' `maxMetres`. */
  nearest: number | null;
  /** By home: to how many; 0: to every one. */
  limits: Int32Array;
  /** Set where the rules were tried and every list that might run out was measured farther. */
  longEnough?: boolean;
}

/** Hexagons of about 0.7 km², in which children are counted for the map (H3). */
const cellResolution = 8;
/** Travel rows gathered into one piece of bytes. */
const rowsAtOnce = 100_000;

/**
 * A period as the files of the contract, ready to be run again by anyone who may see them: schools.csv, applicants.csv (only the
 * columns the rules name; homes only where a rule measures straight lines), choices.csv, decisions.csv, travel.csv, rules.json,
 * and beside them cells.csv (hexagon, commune, nearest school and residence of each child) and meta.json. The same snapshot
 * gives the same bytes.
 * @param seed null: these files are sealed before anyone knows it
 */
export function frozenFiles(
  snapshot: PeriodSnapshot,
  travel: SnapshotTravel | null,
  seed: string | null,
): { files: Map<string, Uint8Array>; notes: Note[] } {
  const notes = notesOf(snapshot, travel);
  const files = childrenAndSchools(snapshot);
  files.set('cells.csv', cellsFile(snapshot, travel));
  files.set('meta.json', Buffer.from(`${JSON.stringify(metaOf(snapshot, travel, seed, notes), null, 2)}\n`));
  if (travel) files.set('travel.csv', travelFile(snapshot, travel));
  return { files, notes };
}

/** Of these the files that no distance changes: rules, schools, children, what they named and what was decided for them. */
export function childrenAndSchools(snapshot: PeriodSnapshot): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>([
    ['rules.json', Buffer.from(rulesText(snapshot.rules).text)],
    ['schools.csv', schoolsFile(snapshot)],
    ['applicants.csv', applicantsFile(snapshot)],
  ]);
  if (snapshot.wishes.applicants.length > 0) files.set('choices.csv', choicesFile(snapshot));
  if (snapshot.decisions.length > 0) files.set('decisions.csv', decisionsFile(snapshot));
  return files;
}

function metaOf(snapshot: PeriodSnapshot, travel: SnapshotTravel | null, seed: string | null, notes: Note[]) {
  const { period, rulesVersion, synthetic, schools } = snapshot;
  return {
    period,
    rulesVersion,
    rulesSha256: rulesText(snapshot.rules).sha256,
    seed,
    synthetic,
    travel: travel && {
      profile: travel.profile,
      nearest: travel.nearest,
      ...(travel.kmPerHour !== undefined && { kmPerHour: travel.kmPerHour }),
      networkSha256: travel.networkSha256,
      version: travel.networkVersion,
    },
    schoolsLeftOut: schools.filter(({ seats }) => seats === null).map(({ id, name }) => ({ id, name })),
    notes,
  };
}

const mostNamed = 20;

function notesOf({ schools, applicants }: PeriodSnapshot, travel: SnapshotTravel | null): Note[] {
  const notes: Note[] = [];
  const warn = (code: string, params: Record<string, string | number>) =>
    notes.push({ code, severity: 'warning', params });
  const leftOut = schools.filter(({ seats }) => seats === null).map(({ name }) => name);
  if (leftOut.length > 0) {
    const names = leftOut.slice(0, mostNamed).join(', ') + (leftOut.length > mostNamed ? ', …' : '');
    warn('run-schools-left-out', { count: leftOut.length, names });
  }
  let without = 0;
  for (let a = 0; a < applicants.ids.length; a++) if (Number.isNaN(applicants.homes[2 * a])) without++;
  if (without > 0) warn('run-homes-without-point', { count: without });
  if (!travel) return notes;
  const offRoad = travel.offRoad.reduce((sum, mark) => sum + mark, 0);
  if (offRoad > 0) warn('run-homes-off-road', { count: offRoad });
  const { nearest, limits, longEnough } = travel;
  if (nearest === null) return notes;
  if (longEnough) {
    const count = limits.reduce((sum, limit) => sum + (limit === nearest ? 0 : 1), 0);
    if (count > 0) notes.push({ code: 'run-lists-lengthened', severity: 'note', params: { count, nearest } });
    return notes;
  }
  const cut = limits.reduce((sum, _, home) => sum + (isCut(travel, home) ? 1 : 0), 0);
  if (cut > 0) warn('run-lists-cut', { count: cut, nearest });
  return notes;
}

/** May there be schools beyond those the home was measured to? */
export function isCut({ limits, start, schoolIds }: SnapshotTravel, home: number): boolean {
  const measured = start[home + 1] - start[home];
  return limits[home] > 0 && measured >= limits[home] && measured < schoolIds.length;
}

function schoolsFile({ schools, rules }: PeriodSnapshot): Uint8Array {
  const wanted = namesIn(rules, 'matchesSchool').filter(
    (name) => !['school_id', 'name', 'lon', 'lat', 'seats', programmeColumn].includes(name),
  );
  const columns = wanted.filter(
    (name) => name === 'commune_code' || schools.some(({ attributes }) => name in attributes),
  );
  const schoolOf = schoolsOfProgrammes(schools);
  const programmes = schoolOf.some((school) => school >= 0);
  const lines = schools.map((school, i) => [
    school.id,
    school.name,
    school.lon,
    school.lat,
    school.seats,
    ...(programmes ? [schools[schoolOf[i]]?.id] : []),
    ...columns.map((name) => school.attributes[name] ?? (name === 'commune_code' ? school.communeCode : null)),
  ]);
  const header = ['school_id', 'name', 'lon', 'lat', 'seats', ...(programmes ? [programmeColumn] : []), ...columns];
  return csvBytes(header, lines);
}

/** Column of the register that makes a school's entry a programme of the school it names, as in schools.csv. */
const programmeColumn = 'programme_of';

/** By school the index of the one it is a programme of, −1 for schools, and where that one takes no part. */
function schoolsOfProgrammes(schools: PeriodSnapshot['schools']): Int32Array {
  const named = schools.map(({ attributes }) => attributes[programmeColumn]?.trim() ?? '');
  const whole = new Map(schools.flatMap(({ id }, i) => (named[i] === '' ? [[id, i] as const] : [])));
  return Int32Array.from(named, (id) => whole.get(id) ?? -1);
}

function applicantsFile({ applicants, rules }: PeriodSnapshot): Uint8Array {
  const cells = applicants.attributes.map((text) => JSON.parse(text) as Record<string, string>);
  const straight = criteriaOf(rules).some((criterion) => criterion.rule === 'straight');
  // Nearest-first goes by a column `order` where there is one.
  const wanted = [...namesIn(rules, 'attribute'), 'order'].filter(
    (name) => !['applicant_id', 'lon', 'lat'].includes(name),
  );
  // Where nobody applied nothing contradicts the rules: their columns stand there, empty.
  const columns = wanted.filter(
    (name) => name === 'commune_code' || (cells.length === 0 && name !== 'order') || cells.some((own) => name in own),
  );
  const { homes } = applicants;
  const degrees = (value: number) => (Number.isNaN(value) ? null : value);
  const lines = applicants.ids.map((id, a) => [
    id,
    ...(straight ? [degrees(homes[2 * a]), degrees(homes[2 * a + 1])] : []),
    ...columns.map((name) => cells[a][name] ?? (name === 'commune_code' ? applicants.communeCodes[a] : null)),
  ]);
  return csvBytes(['applicant_id', ...(straight ? ['lon', 'lat'] : []), ...columns], lines);
}

/** Hexagon, commune, nearest school (of equals the lower id) and kind of residence of each child, and whether its list was cut. */
function cellsFile({ applicants, schools, rules }: PeriodSnapshot, travel: SnapshotTravel | null): Uint8Array {
  const residence = String(criteriaOf(rules).find(({ rule }) => rule === 'residence')?.attribute ?? 'residence');
  const { ids, homes, communeCodes } = applicants;
  const nearest = travel ? nearestRows(travel, new Set(schools.map(({ id }) => id))) : new Map<number, number>();
  const cut = new Set<number>();
  travel?.applicants.forEach((a, home) => {
    if (isCut(travel, home)) cut.add(a);
  });
  const lines = ids.map((id, a) => {
    const [lon, lat] = [homes[2 * a], homes[2 * a + 1]];
    const cell = Number.isNaN(lon) || Number.isNaN(lat) ? null : latLngToCell(lat, lon, cellResolution);
    const row = nearest.get(a);
    const school = row === undefined ? [null, null] : [travel!.schoolIds[travel!.school[row]], travel!.metres[row]];
    const own = JSON.parse(applicants.attributes[a]) as Record<string, string>;
    return [id, cell, communeCodes[a], ...school, own[residence], cut.has(a) ? 1 : null];
  });
  return csvBytes(
    ['applicant_id', 'cell', 'commune_code', 'nearest_school_id', 'nearest_metres', 'residence', 'list_cut'],
    lines,
  );
}

/** Row of the nearest school of each applicant, among those of the period. */
function nearestRows(travel: SnapshotTravel, ofPeriod: Set<string>): Map<number, number> {
  const counts = travel.schoolIds.map((id) => ofPeriod.has(id));
  const nearest = new Map<number, number>();
  travel.applicants.forEach((a, home) => {
    let best = -1;
    for (let row = travel.start[home]; row < travel.start[home + 1]; row++)
      if (
        counts[travel.school[row]] &&
        travel.metres[row] >= 0 &&
        (best < 0 || travel.metres[row] < travel.metres[best])
      )
        best = row;
    if (best >= 0) nearest.set(a, best);
  });
  return nearest;
}

function choicesFile({ applicants, schools, wishes }: PeriodSnapshot): Uint8Array {
  const lines: (string | number)[][] = [];
  wishes.applicants.forEach((a, i) => {
    lines.push([applicants.ids[a], wishes.ranks[i], schools[wishes.schools[i]].id]);
  });
  return csvBytes(['applicant_id', 'rank', 'school_id'], lines);
}

function decisionsFile({ applicants, schools, decisions }: PeriodSnapshot): Uint8Array {
  const lines = decisions.map(({ applicant, school, number, reason, kind }) => [
    applicants.ids[applicant],
    schools[school].id,
    number,
    reason,
    kind,
  ]);
  return csvBytes(['applicant_id', 'school_id', 'decision', 'reason', 'kind'], lines);
}

/** Rows by applicant, then school. A wish nobody could measure has blank metres: it drops out with that reason, the child stays. */
function travelFile(snapshot: PeriodSnapshot, travel: SnapshotTravel): Uint8Array {
  const { applicants, schools } = snapshot;
  const schoolAt = new Map(schools.map(({ id }, i) => [id, i]));
  const placeOf = Int32Array.from(travel.schoolIds, (id) => schoolAt.get(id) ?? -1);
  const wished = wishesByApplicant(snapshot);
  const schoolOf = schoolsOfProgrammes(schools);
  const homeOf = new Int32Array(applicants.ids.length).fill(-1);
  travel.applicants.forEach((a, home) => {
    homeOf[a] = home;
  });
  const fromCells = applicants.ids.map(csvCell);
  const toCells = schools.map(({ id }) => csvCell(id));
  const pieces: Buffer[] = [];
  const { metres, seconds } = travel;
  let pending = [`from_id,to_id,metres,snap_from_metres${seconds ? ',seconds' : ''}`];
  /** Row of each school's measuring, of the child at work; −1: nobody could measure it, −2: not one of its schools. */
  const rowTo = new Int32Array(schools.length).fill(-2);
  for (let a = 0; a < applicants.ids.length; a++) {
    const home = homeOf[a];
    const own: number[] = [];
    const put = (school: number, row: number) => {
      if (rowTo[school] === -2) own.push(school);
      rowTo[school] = row;
    };
    if (home >= 0)
      for (let row = travel.start[home]; row < travel.start[home + 1]; row++)
        if (placeOf[travel.school[row]] >= 0) put(placeOf[travel.school[row]], row);
    for (const school of wished[a] ?? [])
      if (rowTo[school] === -2) put(school, Math.max(-1, rowTo[schoolOf[school]] ?? -1));
    const leg = home < 0 ? '' : travel.snapMetres[home];
    for (const school of ascending(own)) {
      const row = rowTo[school];
      rowTo[school] = -2;
      const time = seconds ? `,${knownCell(seconds, row)}` : '';
      pending.push(`${fromCells[a]},${toCells[school]},${knownCell(metres, row)},${leg}${time}`);
    }
    if (pending.length < rowsAtOnce) continue;
    pieces.push(Buffer.from(`${pending.join('\n')}\n`));
    pending = [];
  }
  if (pending.length > 0) pieces.push(Buffer.from(`${pending.join('\n')}\n`));
  return Buffer.concat(pieces);
}

/** Nearly always they are in order already. */
function ascending(values: number[]): number[] {
  const inOrder = values.every((value, i) => i === 0 || values[i - 1] < value);
  return inOrder ? values : values.sort((one, other) => one - other);
}

/** A measured cell; blank where nothing leads, or nobody measured. */
function knownCell(column: Int32Array, row: number): number | '' {
  return row < 0 || column[row] < 0 ? '' : column[row];
}

/** Indices of the schools each applicant named, was decided for or keeps, of programmes the school too; many lists are absent. */
export function wishesByApplicant({
  applicants,
  schools,
  wishes,
  decisions,
  kept = [],
}: PeriodSnapshot): (number[] | undefined)[] {
  const named: (number[] | undefined)[] = new Array(applicants.ids.length);
  wishes.applicants.forEach((a, i) => {
    named[a] ??= [];
    named[a].push(wishes.schools[i]);
  });
  const add = (applicant: number, school: number) => {
    if (!named[applicant]?.includes(school)) named[applicant] = [...(named[applicant] ?? []), school];
  };
  for (const { applicant, school } of [...decisions, ...kept]) add(applicant, school);
  const schoolOf = schoolsOfProgrammes(schools);
  if (schoolOf.some((school) => school >= 0))
    named.forEach((own, a) => {
      for (const school of own ?? []) if (schoolOf[school] >= 0) add(a, schoolOf[school]);
    });
  return named;
}

function criteriaOf(rules: Record<string, unknown>): Record<string, unknown>[] {
  return Array.isArray(rules.criteria) ? (rules.criteria as Record<string, unknown>[]) : [];
}

/** Columns that criteria and reserves name under `key`, in the order of their names. */
function namesIn(rules: Record<string, unknown>, key: 'attribute' | 'matchesSchool'): string[] {
  const reserves = Array.isArray(rules.reserves) ? (rules.reserves as Record<string, unknown>[]) : [];
  const moved = rules.mostMoved as Record<string, unknown> | undefined;
  const limits = moved ? [{ attribute: 'last_school', ...moved } as Record<string, unknown>] : [];
  const names = [...criteriaOf(rules), ...reserves, ...limits].map((each) => each[key]);
  return [...new Set(names.filter((name): name is string => typeof name === 'string'))].sort();
}

function csvBytes(...[columns, rows]: Parameters<typeof csvTable>): Uint8Array {
  return Buffer.from(csvTable(columns, rows));
}
