import type { AnEnrolment } from './an-enrolment.ts';

/**
 * An enrolment as the files of the contract with those frozen beside them, rows as `turned` puts them (absent: as they were built).
 */
export function enrolmentFiles(
  town: AnEnrolment,
  turned: <T>(rows: T[]) => T[] = (rows) => rows,
): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  const write = (name: string, columns: string[], rows: unknown[][]) => {
    const lines = [columns, ...turned(rows)].map((cells) => cells.map((cell) => `${cell ?? ''}`).join(','));
    files.set(name, Buffer.from(`${lines.join('\n')}\n`));
  };
  const json = (name: string, value: unknown) => files.set(name, Buffer.from(JSON.stringify(value)));
  const { schools, applicants, choices, priorities, decisions, travel } = town.records();
  const pair = (table: { applicants: ArrayLike<number>; schools: ArrayLike<number> }, row: number) => [
    applicants.ids[table.applicants[row]],
    schools.ids[table.schools[row]],
  ];
  json('rules.json', town.writtenRules());
  json('meta.json', { synthetic: true, rulesVersion: 1, travel: null });
  for (const [name, { ids, lonLats, attributes }, more] of [
    ['school', schools, ['seats', 'programme_of']],
    ['applicant', applicants, []],
  ] as const) {
    const own = Object.keys(attributes);
    const further = (i: number) => {
      if (name === 'applicant') return [];
      const parent = schools.programmeOf?.[i] ?? -1;
      return [schools.seats[i], parent < 0 ? '' : schools.ids[parent]];
    };
    write(
      `${name}s.csv`,
      [`${name}_id`, 'lon', 'lat', ...more, ...own],
      ids.map((id, i) => [
        ...[id, lonLats?.[2 * i], lonLats?.[2 * i + 1], ...further(i)],
        ...own.map((column) => attributes[column][i]),
      ]),
    );
  }
  if (choices)
    write(
      'choices.csv',
      ['applicant_id', 'school_id', 'rank'],
      [...choices.ranks].map((rank, row) => [...pair(choices, row), rank]),
    );
  if (priorities)
    write(
      'priorities.csv',
      ['applicant_id', 'school_id', 'value'],
      [...priorities.values].map((value, row) => [...pair(priorities, row), value]),
    );
  if (decisions)
    write(
      'decisions.csv',
      ['applicant_id', 'school_id', 'decision', 'reason'],
      decisions.numbers.map((number, row) => [...pair(decisions, row), number, decisions.reasons[row]]),
    );
  if (travel)
    write(
      'travel.csv',
      ['from_id', 'to_id', 'metres', 'seconds'],
      [...travel.metres].map((metres, row) => {
        const seconds = travel.seconds?.[row] ?? -1;
        return [...pair(travel, row), metres < 0 ? '' : metres, seconds < 0 ? '' : seconds];
      }),
    );
  return files;
}
