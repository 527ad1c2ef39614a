import type { EnrolmentRecords, Rules } from '../enrolment-records.ts';
import { compareByCodePoint } from './code-points.ts';
import { ruleOf } from './criteria/criteria.ts';
import { type Column, denseRanks, type Field } from './criteria/criterion.ts';
import type { LotteryNumbers } from './lottery.ts';
import type { Ranking, RankingStage, Wishes } from './types.ts';

interface NamedColumn extends Column {
  name: string;
}

/** Largest whole number a key may reach and stay exact. */
const mostExact = Number.MAX_SAFE_INTEGER;

/**
 * Ranks every wish at its school: the criteria first to last, then the lower lottery number, then the applicant's id.
 * Under nearest-first the applicants stand in one line instead: the criteria before distance (one that looks at the school
 * counts as the applicant's best among its schools), then the column `order`, then the id. Under zone-first the zone stands
 * before all criteria; where nearest-first follows, those outside their zone stand in its line among themselves.
 * @param outsideFrom by applicant, where the wishes outside its zone begin: of a family those not in the zone of all its children
 * @param lottery null: those whom only the lottery or the id would tell apart stand equal
 */
export function rankWishes(
  records: EnrolmentRecords,
  rules: Rules,
  wishes: Wishes,
  lottery: LotteryNumbers | null,
  extraMetres?: Float64Array,
  outsideFrom?: Int32Array,
): Ranking {
  const ids = records.applicants.ids;
  const { ranks: lotteryRank, unique } = lottery ? lotteryRanks(lottery) : noLottery;
  const field: Field = { records, lotteryRank, wishes, ...(extraMetres && { extraMetres }) };
  const column = (criterion: Rules['criteria'][number]): NamedColumn => ({
    name: criterion.rule,
    ...ruleOf(criterion).column(criterion, field),
  });
  const byId: NamedColumn = {
    name: 'applicant-id',
    per: 'applicant',
    values: Int32Array.from(ids, (_, i) => i),
    range: Math.max(1, ids.length),
  };
  const line = (counted: Counted | null): NamedColumn[] => {
    const distance = rules.criteria.findIndex(({ rule }) => rule === 'distance');
    const before = rules.criteria.slice(0, distance < 0 ? undefined : distance);
    const lined = before.map((criterion) => bestOfApplicant(column(criterion), wishes, ids.length, counted));
    return [...lined, ...orderColumn(records), ...(lottery ? [byId] : [])];
  };
  if (rules.mechanism === 'nearest-first') return pack(line(null), wishes);
  const drawn = rules.criteria.findIndex(({ rule }) => rule === 'lottery');
  const criteria = rules.criteria.slice(0, lottery || drawn < 0 ? undefined : drawn).map(column);
  if (lottery && drawn < 0) criteria.push(column({ rule: 'lottery' }));
  if (!unique) criteria.push(byId);
  const own = criteria.find(({ name }) => name === 'zone');
  const zone = own && outsideFrom ? withWishesOutside(own, wishes, outsideFrom) : own;
  if (rules.mechanism !== 'zone-first' || !zone) return pack(criteria, wishes);
  if (rules.then !== 'nearest-first') return pack([zone, ...criteria], wishes);
  const [inside, outside]: Counted[] = [(w) => zone.values[w] === 0, (w) => zone.values[w] !== 0];
  const [first, second] = [criteria, line(outside)];
  return pack(
    [
      zone,
      ...first.map((one) => countedOnly(one, wishes, inside)),
      ...second.map((one) => countedOnly(one, wishes, outside)),
    ],
    wishes,
  );
}

/** The zone as the rounds go by it. */
function withWishesOutside(zone: NamedColumn, wishes: Wishes, outside: Int32Array): NamedColumn {
  return { ...zone, values: Int32Array.from(wishes.applicant, (a, w) => (w < outside[a] ? 0 : 1)), range: 2 };
}

/** Nobody has a number, and nobody is told apart. */
const noLottery = { ranks: new Int32Array(0), unique: true };

/** Whether a wish takes part in what is ranked. */
type Counted = (wish: number) => boolean;

/** The criterion that puts one of two wishes at a school before the other; null when they are one and the same. */
export function firstDifference(ranking: Ranking, one: number, other: number): string | null {
  for (const { keys, criteria } of ranking.stages)
    for (const { name, divisor } of criteria)
      if (Math.floor(keys[one] / divisor) !== Math.floor(keys[other] / divisor)) return name;
  return null;
}

function pack(columns: NamedColumn[], wishes: Wishes): Ranking {
  const count = wishes.school.length;
  const stages: RankingStage[] = [];
  let keys = new Float64Array(count);
  let span = 1;
  let decided: { name: string; range: number }[] = [];
  const close = () => {
    let divisor = 1;
    const criteria = decided
      .map(({ name, range }) => {
        const criterion = { name, divisor };
        divisor *= range;
        return criterion;
      })
      .reverse();
    stages.push({ keys, criteria });
    decided = [];
  };
  for (const column of columns) {
    if (span * column.range > mostExact) {
      if (decided.length > 0) close();
      const { ranks, range } = denseRanks(keys);
      keys = Float64Array.from(ranks);
      span = range;
      if (span * column.range > mostExact) throw new Error(`Criterion "${column.name}" has too many values to rank.`);
    }
    const { values, range } = column;
    if (column.per === 'wish') for (let w = 0; w < count; w++) keys[w] = keys[w] * range + values[w];
    else for (let w = 0; w < count; w++) keys[w] = keys[w] * range + values[wishes.applicant[w]];
    span *= range;
    // Divisors count from the last criterion, so the newest stands in front until the stage is closed.
    decided.unshift({ name: column.name, range });
  }
  close();
  return { stages, keys };
}

function lotteryRanks({ high, low }: LotteryNumbers): { ranks: Int32Array; unique: boolean } {
  const order = Int32Array.from(high, (_, i) => i).sort((a, b) => high[a] - high[b] || low[a] - low[b]);
  const ranks = new Int32Array(order.length);
  let rank = 0;
  for (let i = 1; i < order.length; i++) {
    const same = high[order[i]] === high[order[i - 1]] && low[order[i]] === low[order[i - 1]];
    if (!same) rank++;
    ranks[order[i]] = rank;
  }
  return { ranks, unique: rank === order.length - 1 || order.length === 0 };
}

/** A criterion that looks at the school, as seen by one line of applicants: the best value among the applicant's schools. */
function bestOfApplicant(
  column: NamedColumn,
  wishes: Wishes,
  applicants: number,
  counted: Counted | null,
): NamedColumn {
  if (column.per === 'applicant') return column;
  const values = new Int32Array(applicants).fill(column.range - 1);
  for (let w = 0; w < column.values.length; w++) {
    const a = wishes.applicant[w];
    if (column.values[w] < values[a] && (counted === null || counted(w))) values[a] = column.values[w];
  }
  return { ...column, per: 'applicant', values };
}

/** The column where it counts, the same value for all other wishes. */
function countedOnly(column: NamedColumn, wishes: Wishes, counted: Counted): NamedColumn {
  const values = Int32Array.from(wishes.applicant, (a, w) =>
    counted(w) ? column.values[column.per === 'wish' ? w : a] : 0,
  );
  return { ...column, per: 'wish', values };
}

/** The column `order` of the applicants, as numbers when all are (a blank cell reads as one), else as text; blank last. */
function orderColumn(records: EnrolmentRecords): NamedColumn[] {
  const cells = records.applicants.attributes.order;
  if (!cells) return [];
  const numeric = cells.every((cell) => Number.isFinite(Number(cell)));
  const places = numeric ? null : new Map([...new Set(cells)].sort(compareByCodePoint).map((cell, i) => [cell, i]));
  const numbers = Float64Array.from(cells, (cell) =>
    cell === '' ? Number.NaN : places ? places.get(cell)! : Number(cell),
  );
  const { ranks, range } = denseRanks(numbers);
  return [{ name: 'order', per: 'applicant', values: ranks, range }];
}
