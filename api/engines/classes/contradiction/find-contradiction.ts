import type { ClassIssue } from '../../class-records.ts';
import { formBlocks } from '../blocks.ts';
import type { ClassProblem } from '../types.ts';

/** What counting finds, as the issue `class-contradiction`: for those who have no solver at hand. */
export function findContradiction(problem: ClassProblem): ClassIssue | null {
  const found = countContradiction(problem);
  if (!found) return null;
  const { order, records } = problem;
  const pupils = found.pupils.map((p) => records.pupils.ids[order[p]]);
  const rules = [...new Set(found.rules)].join(', ');
  const params = { rules, pupils: pupils.join(', '), count: pupils.length, classes: problem.classCount };
  return { code: 'class-contradiction-large', severity: 'refuse', table: 'rules', params };
}

/** Rules (by name) and pupils (by place) that cannot all be kept. */
export interface CountedContradiction {
  rules: string[];
  pupils: number[];
}

/**
 * A contradiction that counting finds; null: none found, which does not say there is none. It may name a rule too many: what is
 * not needed is left out by `explain`.
 */
export function countContradiction(problem: ClassProblem): CountedContradiction | null {
  return (
    apartThoughTogether(problem) ??
    nowhereToGo(problem) ??
    overLimit(problem) ??
    pinnedOverCap(problem) ??
    beyondAllSeats(problem) ??
    tooManyApart(problem)
  );
}

const nameOf = ({ rules }: ClassProblem, source: number, wish: string) =>
  source < 0 ? wish : rules.rules[source].rule;

/** Two to be apart whom a shortest chain of pairs keeps together. */
function apartThoughTogether(problem: ClassProblem): CountedContradiction | null {
  const { of } = formBlocks(problem);
  const { together, apart } = problem;
  let shortest: CountedContradiction | null = null;
  for (let i = 0; i < apart.one.length; i++) {
    if (of[apart.one[i]] !== of[apart.other[i]]) continue;
    const chain = chainBetween(together, problem, apart.one[i], apart.other[i]);
    chain.rules.push(nameOf(problem, apart.source[i], 'apart'));
    if (!shortest || chain.pupils.length < shortest.pupils.length) shortest = chain;
  }
  return shortest;
}

function chainBetween(
  { one, other, source }: ClassProblem['together'],
  problem: ClassProblem,
  from: number,
  to: number,
): CountedContradiction {
  const before = new Map<number, { p: number; name: string }>([[from, { p: -1, name: '' }]]);
  const links = new Map<number, { p: number; name: string }[]>();
  one.forEach((a, i) => {
    const name = nameOf(problem, source[i], 'together');
    links.set(a, [...(links.get(a) ?? []), { p: other[i], name }]);
    links.set(other[i], [...(links.get(other[i]) ?? []), { p: a, name }]);
  });
  const queue = [from];
  for (let at = 0; at < queue.length && !before.has(to); at++)
    for (const { p, name } of links.get(queue[at]) ?? [])
      if (!before.has(p)) {
        before.set(p, { p: queue[at], name });
        queue.push(p);
      }
  const chain: CountedContradiction = { rules: [], pupils: [] };
  for (let p = to; p >= 0; p = before.get(p)!.p) {
    chain.pupils.push(p);
    if (before.get(p)!.name) chain.rules.push(before.get(p)!.name);
  }
  return chain;
}

/** A block whose members are confined to classes that have none in common: fewest confinements that leave no class. */
function nowhereToGo(problem: ClassProblem): CountedContradiction | null {
  const { classCount, allowed } = problem;
  const blocks = formBlocks(problem);
  if (!blocks.allowed) return null;
  for (let b = 0; b + 1 < blocks.start.length; b++) {
    if (blocks.allowed.subarray(b * classCount, (b + 1) * classCount).includes(1)) continue;
    const members = blocks.members.subarray(blocks.start[b], blocks.start[b + 1]);
    let kept = allowed.flatMap(({ rule, classes }) =>
      Array.from(members).flatMap((p) => (classes[p] ? [{ rule, p, classes: classes[p] }] : [])),
    );
    const isEmpty = (list: typeof kept) =>
      !Array.from({ length: classCount }, (_, c) => c).some((c) => list.every(({ classes }) => classes[c] === 1));
    for (const each of [...kept]) {
      const without = kept.filter((other) => other !== each);
      if (isEmpty(without)) kept = without;
    }
    const rules = kept.map(({ rule }) => problem.rules.rules[rule].rule);
    const pupils = [...new Set(kept.map(({ p }) => p))];
    if (pupils.length === 1) return { rules, pupils };
    const chains = pupils.slice(1).map((p) => chainBetween(problem.together, problem, pupils[0], p));
    return {
      rules: [...rules, ...chains.flatMap((chain) => chain.rules)],
      pupils: [...new Set([...pupils, ...chains.flatMap((chain) => chain.pupils)])],
    };
  }
  return null;
}

/** More marked pupils than all classes may hold: as many as it takes. */
function overLimit({ limits, classCount, rules }: ClassProblem): CountedContradiction | null {
  for (const { rule, kind, amount, most } of limits) {
    if (kind !== 'spread') continue;
    const marked = placesOf(amount).slice(0, most * classCount + 1);
    if (marked.length > most * classCount) return { rules: [rules.rules[rule].rule], pupils: marked };
  }
  return null;
}

/** More pupils pinned to a class than its cap has seats, without reductions: as many as it takes. */
function pinnedOverCap({ allowed, cap, classCount, rules }: ClassProblem): CountedContradiction | null {
  if (cap === null) return null;
  for (const { rule, classes } of allowed) {
    const lists: number[][] = Array.from({ length: classCount }, () => []);
    classes.forEach((own, p) => {
      const only = own ? own.indexOf(1) : -1;
      if (own && own.indexOf(1, only + 1) < 0) lists[only].push(p);
    });
    const full = lists.find((list) => list.length > cap);
    if (full) return { rules: ['cap', rules.rules[rule].rule], pupils: full.slice(0, cap + 1) };
  }
  return null;
}

/** More seats asked for than all caps hold: the cap alone with as many pupils as it takes, else with the reductions. */
function beyondAllSeats({ cap, classCount, pupilCount, seatsTaken, rules }: ClassProblem): CountedContradiction | null {
  if (cap === null) return null;
  const seats = cap * classCount;
  const all = Array.from({ length: pupilCount }, (_, p) => p);
  if (pupilCount > seats) return { rules: ['cap'], pupils: all.slice(0, seats + 1) };
  if (all.reduce((sum, p) => sum + seatsTaken[p], 0) <= seats) return null;
  // Those who take most first, then as many others as it takes: then every one of them is needed.
  const byNeed = all.sort((p, q) => seatsTaken[q] - seatsTaken[p] || p - q);
  let taken = 0;
  const pupils = byNeed.filter((p) => {
    const needed = taken <= seats;
    if (needed) taken += seatsTaken[p];
    return needed;
  });
  const lowering = rules.rules.flatMap((rule) => (rule.rule === 'spread' && rule.capReduction > 0 ? [rule.rule] : []));
  return { rules: ['cap', ...lowering], pupils };
}

/** One more pupils than classes, each to be apart from each: grown from every pupil in turn, the most bound first. */
function tooManyApart(problem: ClassProblem): CountedContradiction | null {
  const { apart, pupilCount, classCount } = problem;
  const links: Set<number>[] = Array.from({ length: pupilCount }, () => new Set());
  const names = new Set<string>();
  apart.one.forEach((one, i) => {
    links[one].add(apart.other[i]);
    links[apart.other[i]].add(one);
    names.add(nameOf(problem, apart.source[i], 'apart'));
  });
  const bound = Array.from(links.keys())
    .filter((p) => links[p].size >= classCount)
    .sort((p, q) => links[q].size - links[p].size || p - q);
  for (const first of bound) {
    const clique = [first];
    for (const p of bound) {
      if (p !== first && clique.every((member) => links[p].has(member))) clique.push(p);
      if (clique.length > classCount) return { rules: [...names].sort(), pupils: clique };
    }
  }
  return null;
}

function placesOf(amount: Float64Array): number[] {
  return Array.from(amount.keys()).filter((p) => amount[p] > 0);
}
