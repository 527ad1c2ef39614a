import type { EnrolmentIssue, EnrolmentRecords, Rules } from '../enrolment-records.ts';
import type { DroppedWishes, Families, Wishes } from './types.ts';

/**
 * Twins and siblings who apply together: two or more applicants with the same text (spaces around it aside) in the column of
 * the `twins` criterion. A child placed by the council leaves the family; the others go on without it. Null: there are none.
 * Issues: `twins-wishes-differ` (error) where the named wishes of a family are not the same schools in the same order;
 * warnings `twins-decided` for a child the council took out of its family, `twins-alone` for values that one child alone has.
 */
export function buildFamilies(
  records: EnrolmentRecords,
  rules: Rules,
  decidedGroup: Int32Array,
): { families: Families | null; issues: EnrolmentIssue[] } {
  const criterion = rules.criteria.find((candidate) => candidate.rule === 'twins');
  if (criterion?.rule !== 'twins') return { families: null, issues: [] };
  const { ids } = records.applicants;
  const byValue = new Map<string, number[]>();
  records.applicants.attributes[criterion.attribute].forEach((cell, a) => {
    const value = cell.trim();
    if (value === '') return;
    const own = byValue.get(value);
    if (own) own.push(a);
    else byValue.set(value, [a]);
  });
  const issues: EnrolmentIssue[] = [];
  const start = [0];
  const members: number[] = [];
  const of = new Int32Array(ids.length).fill(-1);
  let alone = 0;
  for (const children of byValue.values()) {
    if (children.length === 1) alone++;
    else
      for (const a of children)
        if (decidedGroup[a] >= 0) issues.push(leftFamily(ids, a, children.find((other) => other !== a)!));
    const competing = children.filter((a) => decidedGroup[a] < 0);
    if (competing.length < 2) continue;
    for (const a of competing) {
      of[a] = start.length - 1;
      members.push(a);
    }
    start.push(members.length);
  }
  if (alone > 0)
    issues.push({
      code: 'twins-alone',
      severity: 'warning',
      table: 'applicants',
      column: criterion.attribute,
      params: { count: alone },
    });
  if (members.length === 0) return { families: null, issues };
  const families: Families = {
    start: Int32Array.from(start),
    members: Int32Array.from(members),
    of,
    fallback: criterion.fallback,
  };
  return { families, issues: [...issues, ...differingWishes(records, families)] };
}

/** The children who apply together with one, itself included. */
export function childrenWith({ of, start, members }: Families, a: number): Int32Array | number[] {
  return of[a] < 0 ? [a] : members.subarray(start[of[a]], start[of[a] + 1]);
}

/** Warning `twins-above-seats` for a family larger than every school on its list: nowhere can it be kept together. */
export function oversizedFamilies(
  records: EnrolmentRecords,
  wishes: Wishes,
  { start, members }: Families,
): EnrolmentIssue[] {
  const issues: EnrolmentIssue[] = [];
  for (let f = 0; f + 1 < start.length; f++) {
    const a = members[start[f]];
    const own = wishes.school.subarray(wishes.start[a], wishes.start[a + 1]);
    const seats = own.reduce((most, school) => Math.max(most, records.schools.seats[school]), 0);
    const children = start[f + 1] - start[f];
    if (own.length === 0 || seats >= children) continue;
    const [value, code, severity, table] = [
      records.applicants.ids[a],
      'twins-above-seats',
      'warning',
      'applicants',
    ] as const;
    issues.push({ code, severity, table, index: a, value, params: { children, seats } });
  }
  return issues;
}

/**
 * One list for a family: the schools that count for every one of its children; named ones in the order in which they are named,
 * then the completed ones by the metres of the weaker child (the most), then school id. Wish i of each child is then wish i of
 * the family. A named wish that falls away for one child falls away for all, for that child's reason. `byMetres`: named ones stand
 * among the completed by their metres too, and every rank stays as it is. `isInZone`: the schools in the zone of all of them
 * stand before the others, each part in that order, or (`outsideByMetres`) the others by their metres; ranks are as they would be
 * without.
 */
export function shareWishes(
  wishes: Wishes,
  dropped: DroppedWishes,
  families: Families,
  { byMetres = false, isInZone = null, outsideByMetres = false }: ShareOptions = {},
): { wishes: Wishes; dropped: DroppedWishes } {
  const orders = new Map<number, Int32Array>();
  const tried = new Map<number, number[]>();
  const droppedOf: DroppedWishes = new Map(dropped);
  for (let f = 0; f + 1 < families.start.length; f++) {
    const children = families.members.subarray(families.start[f], families.start[f + 1]);
    const own = familyOrder(wishes, children, byMetres);
    for (const [a, order] of own) orders.set(a, order);
    if (isInZone) {
      const inZone = (w: number) => Array.from(children).every((child) => isInZone(child, wishes.school[w]));
      const others = outsideByMetres ? new Map(familyOrder(wishes, children, true)) : orders;
      for (const [a, order] of own)
        tried.set(a, [...order.filter(inZone), ...others.get(a)!.filter((w) => !inZone(w))]);
    }
    const reasons = new Map([...children].flatMap((a) => dropped.get(a) ?? []).map((wish) => [wish.school, wish]));
    for (const a of children) {
      const own = dropped.get(a) ?? [];
      const more = [];
      for (let w = wishes.start[a]; w < wishes.start[a + 1]; w++) {
        const wish = reasons.get(wishes.school[w]);
        if (wish) more.push({ ...wish, rank: wishes.rank[w], metres: wishes.metres[w] });
      }
      if (more.length > 0)
        droppedOf.set(
          a,
          [...own, ...more].sort((one, other) => one.rank - other.rank),
        );
    }
  }
  return { wishes: reordered(wishes, orders, byMetres, tried), dropped: droppedOf };
}

interface ShareOptions {
  byMetres?: boolean;
  /** Is the school in the zone of the applicant? */
  isInZone?: ((applicant: number, school: number) => boolean) | null;
  outsideByMetres?: boolean;
}

/** The family's order of schools, as wishes of each child. */
function familyOrder(wishes: Wishes, children: Int32Array, byMetres: boolean): [number, Int32Array][] {
  const wishAt = [...children].map((a) => {
    const own = new Map<number, number>();
    for (let w = wishes.start[a]; w < wishes.start[a + 1]; w++) own.set(wishes.school[w], w);
    return own;
  });
  const named: number[] = [];
  const completed: { school: number; metres: number }[] = [];
  for (const [school, w] of wishAt[0]) {
    if (!wishAt.every((own) => own.has(school))) continue;
    if (byMetres || wishes.imputed[w])
      completed.push({ school, metres: Math.max(...wishAt.map((own) => wishes.metres[own.get(school)!])) });
    else named.push(school);
  }
  completed.sort((one, other) => one.metres - other.metres || one.school - other.school);
  named.sort((one, other) => wishes.rank[wishAt[0].get(one)!] - wishes.rank[wishAt[0].get(other)!]);
  const schools = [...named, ...completed.map(({ school }) => school)];
  return [...children].map((a, i) => [a, Int32Array.from(schools, (school) => wishAt[i].get(school)!)]);
}

/**
 * The wishes with those of some applicants reordered or cut; ranks of completed wishes count on after the written ones, in that
 * order, whatever the order in which they are `tried`.
 */
function reordered(
  wishes: Wishes,
  orders: Map<number, Int32Array>,
  keepRanks: boolean,
  tried: Map<number, number[]>,
): Wishes {
  const kept = new Int32Array(wishes.school.length);
  const start = new Int32Array(wishes.start.length);
  let count = 0;
  const ranks = wishes.rank.slice();
  for (let a = 0; a + 1 < start.length; a++) {
    const order = orders.get(a);
    if (order) {
      // Completed wishes carry consecutive ranks: the least of them tells where they begin.
      let next = Number.POSITIVE_INFINITY;
      for (let w = wishes.start[a]; w < wishes.start[a + 1]; w++)
        if (wishes.imputed[w]) next = Math.min(next, wishes.rank[w]);
      for (const w of order) if (wishes.imputed[w] && !keepRanks) ranks[w] = next++;
      for (const w of tried.get(a) ?? order) kept[count++] = w;
    } else for (let w = wishes.start[a]; w < wishes.start[a + 1]; w++) kept[count++] = w;
    start[a + 1] = count;
  }
  const own = kept.subarray(0, count);
  return {
    start,
    applicant: own.map((w) => wishes.applicant[w]),
    school: own.map((w) => wishes.school[w]),
    metres: own.map((w) => wishes.metres[w]),
    rank: own.map((w) => ranks[w]),
    imputed: Uint8Array.from(own, (w) => wishes.imputed[w]),
  };
}

function leftFamily(ids: string[], a: number, other: number): EnrolmentIssue {
  const params = { other: ids[other] };
  return { code: 'twins-decided', severity: 'warning', table: 'applicants', index: a, value: ids[a], params };
}

function differingWishes({ choices, applicants, schools }: EnrolmentRecords, families: Families): EnrolmentIssue[] {
  if (!choices) return [];
  const rowsOf = new Map<number, number[]>([...families.members].map((a) => [a, []]));
  choices.applicants.forEach((a, row) => {
    rowsOf.get(a)?.push(row);
  });
  for (const rows of rowsOf.values()) rows.sort((one, other) => choices.ranks[one] - choices.ranks[other]);
  const issues: EnrolmentIssue[] = [];
  const nameOf = (row: number | undefined) => (row === undefined ? '–' : schools.ids[choices.schools[row]]);
  for (const a of families.members) {
    const first = families.members[families.start[families.of[a]]];
    const [theirs, own] = [rowsOf.get(first)!, rowsOf.get(a)!];
    const length = Math.max(theirs.length, own.length);
    let i = 0;
    while (i < length && nameOf(theirs[i]) === nameOf(own[i])) i++;
    if (i === length) continue;
    issues.push({
      code: 'twins-wishes-differ',
      severity: 'error',
      table: 'choices',
      index: own[i] ?? theirs[i],
      otherIndex: theirs[i] ?? own[i],
      column: 'school_id',
      value: nameOf(own[i]),
      params: { applicant: applicants.ids[a], other: applicants.ids[first], wish: i + 1, theirs: nameOf(theirs[i]) },
    });
  }
  return issues;
}
