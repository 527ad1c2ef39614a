import type { EnrolmentIssue, EnrolmentRecords, Reserve, Rules } from '../enrolment-records.ts';
import { schoolCells } from './criteria/matches-school.ts';
import { shareOfSeats } from './share-of-seats.ts';
import { isMember, type SeatGroups } from './types.ts';

/**
 * Seats by school and group, reserves in file order, then open seats.
 * Issues: `rules-unknown-school`, `rules-unknown-attribute`, `reserves-above-seats`.
 */
export function buildSeatGroups(
  records: EnrolmentRecords,
  rules: Rules,
): { groups: SeatGroups; issues: EnrolmentIssue[] } {
  const issues = rules.reserves.flatMap((reserve, i) => checkReserve(reserve, i, records));
  const { ids, seats } = records.schools;
  const rows: { school: number; reserve: number; seats: number }[] = [];
  const start = new Int32Array(ids.length + 1);
  for (let school = 0; school < ids.length; school++) {
    const all = Math.max(0, seats[school]);
    let open = all;
    rules.reserves.forEach((reserve, r) => {
      if (seats[school] < 0 || (reserve.school !== '*' && reserve.school !== ids[school])) return;
      const size = reserve.share === null ? (reserve.seats ?? 0) : shareOfSeats(reserve.share, all);
      open -= size;
      rows.push({ school, reserve: r, seats: size });
    });
    if (open < 0)
      issues.push({
        code: 'reserves-above-seats',
        severity: 'error',
        table: 'schools',
        index: school,
        record: ids[school],
        column: 'seats',
        value: String(all),
        params: { reserved: all - open },
      });
    rows.push({ school, reserve: -1, seats: Math.max(0, open) });
    start[school + 1] = rows.length;
  }
  const codes = rules.reserves.map((reserve) => memberCodes(reserve, records, issues.length === 0));
  const groups: SeatGroups = {
    start,
    school: Int32Array.from(rows, (row) => row.school),
    reserve: Int32Array.from(rows, (row) => row.reserve),
    seats: Int32Array.from(rows, (row) => row.seats),
    passesTo: Int32Array.from(rows, (_, g) => takerOf(rules.reserves, rows, g)),
    decided: new Int32Array(rows.length),
    code: Int32Array.from(rows, (row) => (row.reserve < 0 ? -1 : codes[row.reserve].ofSchool[row.school])),
    memberCodes: codes.map(({ ofApplicant }) => ofApplicant),
  };
  return { groups, issues };
}

/**
 * Seats the children placed by the council before anyone competes, in the order of their ids: in the first reserve they belong
 * to that has room, else on an open seat; when none is open, a seat is withdrawn from the last reserve that has one.
 * Issues: `decision-above-seats`, `decision-seats-unknown`, `decision-unexplained`.
 */
export function seatDecisions(records: EnrolmentRecords, groups: SeatGroups) {
  const decidedGroup = new Int32Array(records.applicants.ids.length).fill(-1);
  const issues: EnrolmentIssue[] = [];
  const { decisions } = records;
  if (!decisions) return { decidedGroup, issues };
  const order = Int32Array.from(decisions.applicants, (_, i) => i);
  order.sort((i, j) => decisions.applicants[i] - decisions.applicants[j]);
  for (const row of order) {
    const a = decisions.applicants[row];
    const school = decisions.schools[row];
    const report = (code: string, column: string, value: string) =>
      issues.push({ code, severity: 'error', table: 'decisions', index: row, column, value });
    if (decisions.numbers[row].trim() === '') report('decision-unexplained', 'decision', '');
    if (decisions.reasons[row].trim() === '') report('decision-unexplained', 'reason', '');
    const g = takeSeat(groups, school, a);
    if (records.schools.seats[school] < 0) report('decision-seats-unknown', 'school_id', records.schools.ids[school]);
    else if (g < 0) report('decision-above-seats', 'school_id', records.schools.ids[school]);
    decidedGroup[a] = g;
  }
  return { decidedGroup, issues };
}

/** The group that gets the seats nobody of group `g` claims, at the same school, whose last group is open; −1: none. */
function takerOf(reserves: Reserve[], rows: { reserve: number }[], g: number): number {
  const { reserve } = rows[g];
  if (reserve < 0 || reserves[reserve].kind === 'hard') return -1;
  const { passesTo } = reserves[reserve];
  let taker = g + 1;
  while (rows[taker].reserve >= 0 && reserves[rows[taker].reserve].name !== passesTo) taker++;
  return taker;
}

function takeSeat(groups: SeatGroups, school: number, a: number): number {
  const from = groups.start[school];
  const open = groups.start[school + 1] - 1;
  for (let g = from; g <= open; g++)
    if (isMember(groups, g, a) && groups.decided[g] < groups.seats[g]) {
      groups.decided[g]++;
      return g;
    }
  for (let g = open - 1; g >= from; g--)
    if (groups.decided[g] < groups.seats[g]) {
      groups.seats[g]--;
      groups.seats[open]++;
      groups.decided[open]++;
      return open;
    }
  return -1;
}

function checkReserve(reserve: Reserve, i: number, records: EnrolmentRecords): EnrolmentIssue[] {
  const issues: EnrolmentIssue[] = [];
  const report = (code: string, property: string, value: string, found: string) => {
    const path = `reserves[${i}].${property}`;
    issues.push({ code, severity: 'error', table: 'rules', column: path, value, params: { found, path } });
  };
  const { applicants, schools } = records;
  if (reserve.school !== '*' && !schools.ids.includes(reserve.school))
    report('rules-unknown-school', 'school', reserve.school, '');
  if (!Object.hasOwn(applicants.attributes, reserve.attribute))
    report('rules-unknown-attribute', 'attribute', reserve.attribute, Object.keys(applicants.attributes).join(', '));
  const column = reserve.matchesSchool;
  if (column !== null && column !== 'school_id' && !Object.hasOwn(schools.attributes, column))
    report('rules-unknown-attribute', 'matchesSchool', column, Object.keys(schools.attributes).join(', '));
  return issues;
}

/** What a reserve compares; a programme stands for the school it belongs to. */
function cellsOfReserve(schools: EnrolmentRecords['schools'], column: string | null): string[] {
  const cells = schoolCells(schools, column);
  const { programmeOf } = schools;
  if (!programmeOf || cells !== schools.ids) return cells;
  return cells.map((id, school) => (programmeOf[school] < 0 ? id : cells[programmeOf[school]]));
}

/** Values as small numbers: equal code, equal text. Blank cells get codes that equal nothing (−1 schools, −2 applicants). */
function memberCodes(reserve: Reserve, records: EnrolmentRecords, sound: boolean) {
  const { applicants, schools } = records;
  if (!sound) return { ofSchool: new Int32Array(schools.ids.length), ofApplicant: new Int32Array(0) };
  const codeOf = new Map<string, number>();
  const code = (value: string) => {
    if (value === '') return -1;
    if (!codeOf.has(value)) codeOf.set(value, codeOf.size);
    return codeOf.get(value)!;
  };
  const { matchesSchool, value } = reserve;
  const ofSchool =
    value === null
      ? Int32Array.from(cellsOfReserve(schools, matchesSchool), code)
      : new Int32Array(schools.ids.length).fill(code(value));
  const cells = applicants.attributes[reserve.attribute];
  return { ofSchool, ofApplicant: Int32Array.from(cells, (cell) => codeOf.get(cell) ?? -2) };
}
