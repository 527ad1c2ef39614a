import type { Rules } from '../enrolment-records.ts';
import { type Court, checkDecisions, checkRow, checkSchools, checkStability } from './checks.ts';
import { checkDualPrices } from './dual-prices.ts';
import { extraMetresAtRest } from './extra-metres.ts';
import { compareUnits, type Families, familiesOf, readFallbacks } from './families.ts';
import { checkMaximum } from './maximum.ts';
import { countMoves } from './moved-children.ts';
import { checkNeedlessFallbacks } from './needless-fallbacks.ts';
import { checkReplay } from './replay.ts';
import { compareByRules, measureOf } from './standing.ts';
import type { Claim, Verdict } from './types.ts';
import { WishLists } from './wish-lists.ts';

const mostExamples = 5;

/**
 * Judges a claimed assignment by the data alone, from the definitions, sharing nothing with the engine that made it.
 * `sound` when every count is 0. Throws nothing for wrong data: whatever is wrong is counted.
 */
export function verify({ records, rules, lottery, placements, prioritiesSetAside }: Claim): Verdict {
  const counts: Record<string, number> = {};
  const examples: Verdict['examples'] = {};
  const report = (kind: string, applicantId: string, schoolId: string) => {
    counts[kind] = (counts[kind] ?? 0) + 1;
    examples[kind] ??= [];
    if (examples[kind].length < mostExamples) examples[kind].push({ applicantId, schoolId });
  };
  const court = openCourt({ records, rules, lottery, placements }, report);
  const held = checkSchools(court);
  checkDecisions(court);
  records.applicants.ids.forEach((_, applicant) => {
    const wishes = court.lists.of(applicant);
    checkRow(court, applicant, wishes);
    if (isStable(rules)) checkStability(court, applicant, wishes, held);
  });
  const own = ownCounts(rules);
  if (own.includes('needlessFallbacks')) checkNeedlessFallbacks(court, () => openUnits(court, lottery));
  if (own.includes('replayDifferences')) checkReplay(court, lottery);
  const moves = rules.mostMoved && countMoves(court, rules.mostMoved);
  const metresPerMove = own.includes('dualViolations') ? checkDualPrices(court, moves) : 0;
  const aboveLeastByAtMost = moves ? metresPerMove * Math.max(0, moves.limit - moves.moved) : 0;
  if (rules.guarantee === 'maximum') {
    checkMaximum(court);
    if (prioritiesSetAside !== undefined && prioritiesSetAside !== (counts.prioritiesSetAside ?? 0))
      report('misstatedPriorities', '', '');
  }
  const common = [
    'overSeats',
    'duplicates',
    'ineligible',
    'reserveViolations',
    'unexplainedDecisions',
    'missing',
    'misstated',
  ];
  const all = Object.fromEntries([...common, ...own].map((kind) => [kind, counts[kind] ?? 0]));
  return {
    sound: Object.values(all).every((count) => count === 0),
    mechanism: rules.mechanism,
    applicants: records.applicants.ids.length,
    placed: court.schoolOf.reduce((sum, school) => sum + (school >= 0 ? 1 : 0), 0),
    ...(all as Pick<
      Verdict,
      'overSeats' | 'duplicates' | 'ineligible' | 'reserveViolations' | 'unexplainedDecisions' | 'missing' | 'misstated'
    >),
    ...(own.includes('dualViolations') && {
      optimal: !counts.dualViolations && !counts.missing && aboveLeastByAtMost === 0,
    }),
    ...(moves && { moved: moves.moved, aboveLeastByAtMost }),
    ...(rules.guarantee === 'maximum' && { prioritiesSetAside: counts.prioritiesSetAside ?? 0 }),
    ...(court.families && { declaredFallbacks: countFallbacks(court.families) }),
    examples,
  };
}

function countFallbacks(families: Families): number {
  return [...new Set(families.values())].filter(({ standing }) => standing !== 'whole').length;
}

/** What a mechanism promises, by the counts that must then be 0. */
function ownCounts({ mechanism, then, criteria, guarantee }: Rules): string[] {
  return [
    ...(isStable({ mechanism }) && guarantee !== 'maximum' ? ['blockingPairs', 'wasted'] : []),
    ...(guarantee === 'maximum' ? ['wasted', 'belowMaximum', 'misstatedPriorities'] : []),
    ...(mechanism === 'least-total-distance' ? ['dualViolations'] : []),
    ...(criteria.some(({ rule }) => rule === 'twins') ? ['splitFamilies', 'unexplainedFallbacks'] : []),
    ...(criteria.some(({ rule }) => rule === 'twins') && isStable({ mechanism }) ? ['blockingFamilies'] : []),
    // Where children are called one by one nothing is stable: what a family could have had there is told by the replay alone.
    ...(criteria.some(({ rule }) => rule === 'twins') && isStable({ mechanism }) && then !== 'nearest-first'
      ? ['needlessFallbacks']
      : []),
    ...([mechanism, then].includes('nearest-first') ? ['replayDifferences'] : []),
  ];
}

/** Does the mechanism promise that nobody and no school would rather have each other? */
function isStable({ mechanism }: Pick<Rules, 'mechanism'>): boolean {
  return mechanism === 'deferred-acceptance' || mechanism === 'zone-first';
}

function openCourt({ records, rules, lottery, placements }: Claim, report: Court['report']): Court {
  const applicantAt = findInOrder(records.applicants.ids);
  const schoolAt = new Map(records.schools.ids.map((id, i) => [id, i]));
  const rowOf: Court['rowOf'] = records.applicants.ids.map(() => undefined);
  const schoolOf = new Int32Array(rowOf.length).fill(-1);
  const decided = new Map<number, number>();
  records.decisions?.applicants.forEach((applicant, i) => {
    decided.set(applicant, records.decisions!.schools[i]);
  });
  for (const row of placements) {
    const applicant = applicantAt(row.applicantId);
    const school = row.schoolId === '' ? -1 : schoolAt.get(row.schoolId);
    if (applicant === undefined) report('ineligible', row.applicantId, row.schoolId);
    else if (rowOf[applicant]) report('duplicates', row.applicantId, row.schoolId);
    else {
      rowOf[applicant] = row;
      if (school === undefined) report('ineligible', row.applicantId, row.schoolId);
      else schoolOf[applicant] = school;
    }
  }
  rowOf.forEach((row, applicant) => {
    if (!row) report('missing', records.applicants.ids[applicant], '');
  });
  const families = familiesOf(records, rules);
  if (families) readFallbacks(families, rules, rowOf, schoolOf, report);
  const lists = new WishLists(records, rules, families);
  const extra = rules.criteria.some(({ rule }) => rule === 'relative-proximity')
    ? extraMetresAtRest(records, rules, lottery, lists, decided)
    : undefined;
  const single = compareByRules(records, rules, lottery, extra);
  const compare = families ? compareUnits(single, families, records, lists, lottery) : single;
  const isInZone = zoneOf(records, rules, lottery, families);
  return { records, rules, lists, compare, families, isInZone, rowOf, schoolOf, decided, report };
}

/** The place of an id. Rows mostly come in the order of the ids, so the next one is looked at before all are gathered. */
function findInOrder(ids: string[]): (id: string) => number | undefined {
  let next = 0;
  let places: Map<string, number> | undefined;
  return (id) => {
    if (ids[next] === id) return next++;
    places ??= new Map(ids.map((own, i) => [own, i]));
    const place = places.get(id);
    if (place !== undefined) next = place + 1;
    return place;
  };
}

/** The court with families as they stand now. */
function openUnits(court: Court, lottery: Claim['lottery']): Court {
  const { records, rules, lists, families } = court;
  const single = compareByRules(records, rules, lottery);
  return { ...court, compare: compareUnits(single, families!, records, lists, lottery) };
}

/** In the zone of children who apply together are the schools in the zone of each. */
function zoneOf(
  records: Claim['records'],
  rules: Rules,
  lottery: Claim['lottery'],
  families: Families | null,
): Court['isInZone'] {
  const zone = rules.criteria.find(({ rule }) => rule === 'zone');
  if (rules.mechanism !== 'zone-first' || !zone) return null;
  const measure = measureOf(zone, records, lottery);
  const together = (applicant: number) => families?.get(applicant)?.children ?? [applicant];
  return (applicant, school) =>
    together(applicant).every((child) => measure(school, { applicant: child, metres: null }) === 0);
}
