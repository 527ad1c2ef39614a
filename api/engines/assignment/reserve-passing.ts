import type { EnrolmentIssue, Reserve } from '../enrolment-records.ts';

/**
 * Reserves hand their unclaimed seats on in the order in which they choose, so that a school's choice stays substitutable
 * (Aygün & Turhan 2020, "Dynamic reserves in matching markets", Journal of Economic Theory 188): each reserve then has no more
 * seats to hand on, and no fewer children to seat, when more children ask.
 * Issues, each at the reserve that hands on: `rules-reserve-cycle` with the names of the ring, `rules-reserve-passes-back` to an
 * earlier reserve, `rules-reserve-passes-unknown` to one that is nowhere beside it.
 */
export function checkPassing(reserves: readonly Reserve[]): EnrolmentIssue[] {
  const issues: EnrolmentIssue[] = [];
  const inRing = new Set<number>();
  reserves.forEach(({ name, passesTo }, i) => {
    if (passesTo === undefined || inRing.has(i)) return;
    const report = (code: string, params: Record<string, string> = {}) => {
      const path = `reserves[${i}].passesTo`;
      issues.push({
        code,
        severity: 'error',
        table: 'rules',
        column: path,
        value: passesTo,
        params: { path, name, ...params },
      });
    };
    const ring = ringFrom(reserves, i);
    if (ring.length > 0) {
      for (const member of ring) inRing.add(member);
      report('rules-reserve-cycle', { ring: [...ring, i].map((member) => reserves[member].name).join(' → ') });
      return;
    }
    const targets = targetsOf(reserves, i);
    if (targets.length === 0) report('rules-reserve-passes-unknown');
    else if (targets.some((target) => target < i)) report('rules-reserve-passes-back');
  });
  return issues;
}

/** Reserves of the name that can stand at one school with reserve `i`. */
function targetsOf(reserves: readonly Reserve[], i: number): number[] {
  return [...reserves.keys()].filter(
    (j) => reserves[j].name === reserves[i].passesTo && meet(reserves[i].school, reserves[j].school),
  );
}

/** The way of seats from reserve `i` back to itself at some school; empty: there is none. */
function ringFrom(reserves: readonly Reserve[], i: number): number[] {
  for (const school of new Set(reserves.map((reserve) => reserve.school))) {
    const way: number[] = [];
    for (let at = i; at >= 0 && !way.includes(at); ) {
      if (!meet(reserves[at].school, school)) break;
      way.push(at);
      at = targetsOf(reserves, at).find((target) => meet(reserves[target].school, school)) ?? -1;
      if (at === i) return way;
    }
  }
  return [];
}

function meet(one: string, other: string): boolean {
  return one === other || one === '*' || other === '*';
}
