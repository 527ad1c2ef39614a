import { orderOfIds } from '../assignment/code-points.ts';
import type { ClassIssue, ClassRecords, ClassRules } from '../class-records.ts';
import { derivesQuarter, quarterOf } from './rules/birth-quarters.ts';
import type { Demand, Field } from './rules/class-rule.ts';
import { kindOf } from './rules/rules.ts';
import { type ClassProblem, newestMethod, type PairList, type SplitMethod } from './types.ts';

/**
 * Records and rules → the problem on arrays, or what forbids it: `class-no-pupils`, `class-fewer-pupils`, and what the rules
 * find in the records. Places follow the ids by code point, so that the order of input rows changes nothing.
 */
export function encode(
  records: ClassRecords,
  rules: ClassRules,
  seed: string,
  /** `mayBeEmpty`: classes that may stay empty, for parts of a problem alone. */
  { mayBeEmpty = false, method = newestMethod }: { mayBeEmpty?: boolean; method?: SplitMethod } = {},
): { problem: ClassProblem; issues: [] } | { problem: null; issues: ClassIssue[] } {
  const pupilCount = records.pupils.ids.length;
  const { classCount } = records;
  const params = { pupils: pupilCount, classes: classCount };
  if (pupilCount === 0 && !mayBeEmpty)
    return { problem: null, issues: [{ code: 'class-no-pupils', severity: 'error', table: 'pupils', params }] };
  if (pupilCount < classCount && !mayBeEmpty)
    return { problem: null, issues: [{ code: 'class-fewer-pupils', severity: 'error', table: 'pupils', params }] };
  const issues = rules.rules.flatMap((rule) => kindOf(rule).check(rule, records));
  if (issues.length > 0) return { problem: null, issues };
  return { problem: { ...gather(records, rules, seed), mayBeEmpty, method }, issues: [] };
}

function gather(records: ClassRecords, rules: ClassRules, seed: string): ClassProblem {
  const order = orderOfIds(records.pupils.ids);
  const wishes = sortWishes(records, order);
  const pupilCount = order.length;
  const { classCount } = records;
  const field: Field = { pupilCount, classCount, cells: cellReader(records, order), friends: wishes.friends };
  const problem: ClassProblem = {
    ...{ records, rules, seed, pupilCount, classCount, order, cap: rules.cap },
    ...{ method: newestMethod, mayBeEmpty: false },
    seatsTaken: new Float64Array(pupilCount).fill(1),
    sizeGap: null,
    ...{ limits: [], allowed: [], goals: [] },
    together: wishes.together,
    apart: wishes.apart,
  };
  rules.rules.forEach((rule, i) => {
    take(problem, i, kindOf(rule).demand(rule, field));
  });
  const hasFriendRule = rules.rules.some(({ rule }) => rule === 'friend');
  if (wishes.friends.others.length > 0 && !hasFriendRule)
    problem.goals.push({ rule: -1, measure: { kind: 'friends', ...wishes.friends }, maxGap: null });
  return problem;
}

function take(problem: ClassProblem, rule: number, demand: Demand): void {
  if (demand.goal) problem.goals.push({ rule, ...demand.goal });
  for (const goal of demand.goals ?? []) problem.goals.push({ rule, ...goal });
  for (const limit of demand.limits ?? []) problem.limits.push({ rule, ...limit });
  if (demand.sizeGap !== undefined) problem.sizeGap = demand.sizeGap;
  demand.seatsTaken?.forEach((seats, p) => {
    problem.seatsTaken[p] += seats;
  });
  if (demand.allowed) problem.allowed.push({ rule, classes: demand.allowed });
  if (demand.sameClass) problem.together = addPairs(problem.together, chainPairs(demand.sameClass), rule);
  if (demand.apart) problem.apart = addPairs(problem.apart, allPairs(demand.apart), rule);
}

/** Cells of an attribute by place, trimmed; the birth quarter is worked out where it is no column. */
function cellReader({ pupils }: ClassRecords, order: Int32Array): Field['cells'] {
  return (attribute) => {
    if (derivesQuarter(attribute, pupils.attributes))
      return Array.from(order, (i) => quarterOf(pupils.attributes.birth_date[i].trim()) ?? '');
    return Array.from(order, (i) => pupils.attributes[attribute][i].trim());
  };
}

/** Wishes by place, in an order that does not depend on the file's; a pair said twice is one pair. */
function sortWishes({ pupils, wishes }: ClassRecords, order: Int32Array) {
  const placeOf = new Int32Array(pupils.ids.length);
  order.forEach((record, place) => {
    placeOf[record] = place;
  });
  const rows = wishes.kinds.map((kind, row) => ({
    ...{ kind, row },
    one: placeOf[wishes.pupils[row]],
    other: placeOf[wishes.others[row]],
  }));
  rows.sort((a, b) => a.one - b.one || a.other - b.other || a.row - b.row);
  const pairsOf = (kind: string): PairList => {
    const seen = new Set<number>();
    const own = rows.filter((row) => {
      const key = Math.min(row.one, row.other) * pupils.ids.length + Math.max(row.one, row.other);
      if (row.kind !== kind || seen.has(key)) return false;
      seen.add(key);
      return true;
    });
    return {
      one: Int32Array.from(own, ({ one }) => one),
      other: Int32Array.from(own, ({ other }) => other),
      source: Int32Array.from(own, ({ row }) => -1 - row),
    };
  };
  return { together: pairsOf('together'), apart: pairsOf('apart'), friends: friendLists(rows, pupils.ids.length) };
}

function friendLists(rows: { kind: string; one: number; other: number }[], pupilCount: number): Field['friends'] {
  const lists: Set<number>[] = Array.from({ length: pupilCount }, () => new Set());
  for (const { kind, one, other } of rows) if (kind === 'friend') lists[one].add(other);
  const start = new Int32Array(pupilCount + 1);
  lists.forEach((list, p) => {
    start[p + 1] = start[p] + list.size;
  });
  return { start, others: Int32Array.from(lists.flatMap((list) => [...list])) };
}

/** Each pupil of a value paired with the one before: enough to keep all of them together. */
function chainPairs(values: Int32Array): [number, number][] {
  const last = new Map<number, number>();
  const pairs: [number, number][] = [];
  values.forEach((value, p) => {
    if (value < 0) return;
    const before = last.get(value);
    if (before !== undefined) pairs.push([before, p]);
    last.set(value, p);
  });
  return pairs;
}

function allPairs(values: Int32Array): [number, number][] {
  const groups = new Map<number, number[]>();
  const pairs: [number, number][] = [];
  values.forEach((value, p) => {
    if (value < 0) return;
    const group = groups.get(value) ?? [];
    for (const before of group) pairs.push([before, p]);
    groups.set(value, [...group, p]);
  });
  return pairs;
}

function addPairs(list: PairList, pairs: [number, number][], rule: number): PairList {
  return {
    one: Int32Array.from([...list.one, ...pairs.map(([one]) => one)]),
    other: Int32Array.from([...list.other, ...pairs.map(([, other]) => other)]),
    source: Int32Array.from([...list.source, ...pairs.map(() => rule)]),
  };
}
