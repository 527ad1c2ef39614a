import type { ClassRecords, ClassRule, ClassRules } from '../class-records.ts';
import { quarterOf } from '../classes/rules/birth-quarters.ts';
import { isMarked, readNumber } from '../classes/rules/class-rule.ts';
import { newestMethod } from '../classes/types.ts';
import type { PublicClassInputs } from './public-classes.ts';

/** How a column is told: as it is, as whether it marks, as points above the lowest, by number of the value, or shared ones alone (names without case). */
type Telling = 'plain' | 'mark' | 'points' | 'value' | 'shared' | 'name';

/**
 * The inputs of a class draw in public form. `pseudonyms` by pupil as in the records, all different, or it throws. Marks say no
 * more than that they mark; scores are points above the lowest; values are numbered; a name is told only where it is shared.
 */
export function publishInputs(
  { pupils, wishes, classCount }: ClassRecords,
  rules: ClassRules,
  pseudonyms: readonly string[],
): PublicClassInputs {
  if (new Set(pseudonyms).size !== pupils.ids.length || pseudonyms.length !== pupils.ids.length)
    throw new Error('Every pupil needs a pseudonym of its own.');
  const order = Array.from(pseudonyms.keys()).sort((a, b) => (pseudonyms[a] < pseudonyms[b] ? -1 : 1));
  const placeOf = new Int32Array(order.length);
  order.forEach((record, place) => {
    placeOf[record] = place;
  });
  const columns: Record<string, string[]> = {};
  for (const [name, telling] of columnsOf(rules)) {
    const cells = order.map((record) => cellOf(pupils.attributes, name, record));
    columns[name] = tell(cells, telling);
  }
  const rows = wishes.kinds.map((kind, row): [number, typeof kind, number] => [
    placeOf[wishes.pupils[row]],
    kind,
    placeOf[wishes.others[row]],
  ]);
  return {
    classCount,
    rules: { cap: rules.cap, rules: rules.rules.map(writtenAgain) },
    pupils: order.map((record) => pseudonyms[record]),
    columns,
    wishes: rows.sort((a, b) => a[0] - b[0] || a[2] - b[2] || (a[1] < b[1] ? -1 : 1)),
    method: newestMethod,
  };
}

/** The public inputs as records, to be split like any others: ids are the pseudonyms. */
export function recordsOf({ pupils, columns, wishes, classCount }: PublicClassInputs): ClassRecords {
  return {
    pupils: { ids: [...pupils], attributes: { ...columns } },
    wishes: {
      pupils: Int32Array.from(wishes, ([one]) => one),
      kinds: wishes.map(([, kind]) => kind),
      others: Int32Array.from(wishes, ([, , other]) => other),
    },
    classCount,
  };
}

/**
 * How many pupils have cells that fewer than `fewest` pupils share: whoever knows that much of a child would find it. To be
 * shown to the council before it publishes.
 */
export function countRare({ pupils, columns }: PublicClassInputs, fewest: number): number {
  const rows = pupils.map((_, i) => JSON.stringify(Object.values(columns).map((cells) => cells[i])));
  const held = new Map<string, number>();
  for (const row of rows) held.set(row, (held.get(row) ?? 0) + 1);
  return rows.filter((row) => held.get(row)! < fewest).length;
}

function columnsOf({ rules }: ClassRules): Map<string, Telling> {
  const columns = new Map<string, Telling>();
  // Where two rules read one column, the plainer telling serves both.
  const rank: Telling[] = ['mark', 'name', 'shared', 'value', 'points', 'plain'];
  const read = (name: string, telling: Telling) => {
    const known = columns.get(name);
    if (!known || rank.indexOf(telling) > rank.indexOf(known)) columns.set(name, telling);
  };
  for (const rule of rules) for (const [name, telling] of columnsOfRule(rule)) read(name, telling);
  return columns;
}

function columnsOfRule(rule: ClassRule): [string, Telling][] {
  switch (rule.rule) {
    case 'size':
    case 'friend':
      return [];
    case 'balance-mean':
    case 'scores':
      return rule.attributes.map((name) => [name, 'points']);
    case 'spread':
      return [[rule.attribute, 'mark'], ...(rule.load ? [[rule.load.attribute, 'plain'] as [string, Telling]] : [])];
    case 'repeaters':
    case 'poverty':
    case 'teacher-fit':
      return [[rule.attribute, 'mark']];
    case 'pinned':
    case 'choices':
      return [[rule.attribute, 'plain']];
    case 'namesakes':
      return [[rule.attribute, 'name']];
    case 'same-class':
    case 'keep-apart':
      return [[rule.attribute, 'shared']];
    case 'twins':
      return [
        [rule.attribute, 'shared'],
        [rule.wish, 'plain'],
      ];
    default:
      return [[rule.attribute, 'value']];
  }
}

function cellOf(attributes: Record<string, string[]>, name: string, record: number): string {
  if (Object.hasOwn(attributes, name)) return attributes[name][record].trim();
  return quarterOf(attributes.birth_date?.[record].trim() ?? '') ?? '';
}

function tell(cells: string[], telling: Telling): string[] {
  if (telling === 'plain') return cells;
  if (telling === 'mark') return cells.map((cell) => (isMarked(cell) ? '1' : ''));
  if (telling === 'points') {
    const millionths = cells.map((cell) => (cell === '' ? null : Math.round(readNumber(cell) * 1e6)));
    const least = Math.min(...millionths.filter((value) => value !== null));
    return millionths.map((value) => (value === null ? '' : String((value - least) / 1e6)));
  }
  const held = new Map<string, number>();
  const same = (cell: string) => cell.normalize('NFC').toLowerCase().replace(/\s+/g, ' ');
  const key = telling === 'name' ? same : (cell: string) => cell;
  for (const cell of cells) if (cell !== '') held.set(key(cell), (held.get(key(cell)) ?? 0) + 1);
  const told = [...held].filter(([, count]) => telling === 'value' || count > 1).map(([cell]) => cell);
  const numbers = new Map(told.map((cell, i) => [cell, String(i + 1)]));
  return cells.map((cell) => (cell === '' ? '' : (numbers.get(key(cell)) ?? '')));
}

/** The rule as rules.json would write it: without what is absent. */
function writtenAgain(rule: ClassRule): Record<string, unknown> {
  const { maxGap, ...rest } = rule as ClassRule & { maxGap?: number | null };
  const hard =
    rule.rule === 'size' ? { maxGap } : maxGap === null || maxGap === undefined ? {} : { hard: true, maxGap };
  const written = Object.entries({ ...rest, ...hard }).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(written);
}
