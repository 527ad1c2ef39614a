import type { ClassRecords } from '../class-records.ts';

/** The class lists as a judge sees them: plain lists of pupils (indices of the records), and their cells. */
export class Lists {
  readonly records: ClassRecords;
  /** Pupils of each class. */
  readonly classes: number[][];
  /** Class of each pupil; −1: none. */
  readonly classOf: number[];

  constructor(records: ClassRecords, classOf: number[]) {
    this.records = records;
    this.classOf = classOf;
    this.classes = Array.from({ length: records.classCount }, () => []);
    classOf.forEach((c, pupil) => {
      if (c >= 0) this.classes[c].push(pupil);
    });
  }

  /** The cell of a pupil, trimmed; the quarter of the year is worked out where there is no such column. */
  cell(attribute: string, pupil: number): string {
    const { attributes } = this.records.pupils;
    if (Object.hasOwn(attributes, attribute)) return attributes[attribute][pupil].trim();
    if (attribute !== 'birth_quarter' || !Object.hasOwn(attributes, 'birth_date')) return '';
    const month = /^\s*\d+-(\d+)/.exec(attributes.birth_date[pupil])?.[1];
    return month === undefined ? '' : String(Math.ceil(Number(month) / 3));
  }

  /** Does the cell mark the pupil: neither blank nor 0, false or no? */
  marks(attribute: string, pupil: number): boolean {
    const cell = this.cell(attribute, pupil).toLowerCase();
    return cell !== '' && cell !== '0' && cell !== 'false' && cell !== 'no';
  }

  /** Groups of pupils by what `keyOf` says of them; '' belongs to none. */
  groups(keyOf: (pupil: number) => string): number[][] {
    const groups = new Map<string, number[]>();
    this.classOf.forEach((_, pupil) => {
      const key = keyOf(pupil);
      if (key !== '') groups.set(key, [...(groups.get(key) ?? []), pupil]);
    });
    return [...groups.values()];
  }

  /** How many of a group sit in each class. */
  countByClass(group: readonly number[]): number[] {
    const own = new Set(group);
    return this.classes.map((pupils) => pupils.filter((pupil) => own.has(pupil)).length);
  }

  /** Pairs of a group in one class. */
  countPairs(group: readonly number[]): number {
    return this.countByClass(group).reduce((pairs, count) => pairs + (count * (count - 1)) / 2, 0);
  }
}

/** Greatest less least of at least one number. */
export function spanOf(numbers: readonly number[]): number {
  return Math.max(...numbers) - Math.min(...numbers);
}

/** A number as pupils.csv writes it, with a point or a comma; NaN of anything else. */
export function numberOf(cell: string): number {
  return cell === '' ? Number.NaN : Number(cell.replace(',', '.'));
}
