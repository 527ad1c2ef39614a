import type { EnrolmentIssue, EnrolmentRecords, Rules } from '../enrolment-records.ts';
import { ruleOf } from './criteria/criteria.ts';
import { checkAttribute } from './criteria/criterion.ts';
import { blankSeconds, secondsOfWishes } from './criteria/travel-time.ts';
import { buildFamilies, oversizedFamilies, shareWishes } from './families.ts';
import { lotteryNumbers } from './lottery.ts';
import { rankWishes } from './ranking.ts';
import { buildSeatGroups, seatDecisions } from './seat-groups.ts';
import { settleProximity, type Unranked } from './settle-proximity.ts';
import { sortRecords } from './sort-records.ts';
import type { Problem } from './types.ts';
import { buildWishes, firstOutsideZone, needsMetres, zoneMatcher } from './wishes.ts';

/** A table of distances that fits nobody would else warn of every school or child of a nation. */
const mostRowsNamed = 20;

/**
 * Records, rules and seed → the problem in typed arrays, or null with what forbids it. Warnings come beside a problem.
 * Ids must be unique and every index valid: reading files and tables has seen to that.
 * Issues: `wishes-missing`, `travel-missing`, `priorities-missing`, `travel-seconds-missing`, `wish-without-seconds`, those of
 * wishes.ts, seat-groups.ts and families.ts, and warnings `more-applicants-than-seats`, `school-without-travel`,
 * `no-applicants`, `no-seats`, `applicants-without-school`, `nobody-eligible`.
 */
export function encode(
  input: EnrolmentRecords,
  rules: Rules,
  seed: string,
): { problem: Problem | null; issues: EnrolmentIssue[] } {
  const { records, applicantOrder, schoolOrder } = sortRecords(input);
  const backToInput = (issue: EnrolmentIssue): EnrolmentIssue => {
    if (issue.index === undefined) return issue;
    const order = issue.table === 'applicants' ? applicantOrder : issue.table === 'schools' ? schoolOrder : null;
    return order ? { ...issue, index: order[issue.index] } : issue;
  };
  const first = checkInputs(records, rules);
  if (first.length > 0) return { problem: null, issues: first.map(backToInput) };
  const built = buildWishes(records, rules);
  const seats = buildSeatGroups(records, rules);
  const faults = [...built.issues, ...blankSeconds(records, rules, built.wishes), ...seats.issues];
  if (faults.length > 0) return { problem: null, issues: faults.map(backToInput) };
  const decided = seatDecisions(records, seats.groups);
  if (decided.issues.length > 0) return { problem: null, issues: decided.issues.map(backToInput) };
  const lottery = lotteryNumbers(seed, records.applicants.ids);
  const { decidedGroup } = decided;
  const { families, issues: familyIssues } = buildFamilies(records, rules, decidedGroup);
  if (familyIssues.some(({ severity }) => severity === 'error'))
    return { problem: null, issues: familyIssues.map(backToInput) };
  const { wishes, dropped } = families
    ? shareWishes(built.wishes, built.dropped, families, {
        byMetres: rules.mechanism === 'nearest-first',
        isInZone: zoneMatcher(records, rules),
        outsideByMetres: rules.then === 'nearest-first',
      })
    : built;
  const outside = firstOutsideZone(records, rules, wishes, families);
  const unranked = {
    ...{ records, rules, lottery, wishes, dropped, groups: seats.groups, decidedGroup },
    ...(outside && { outside }),
    ...(rules.criteria.some(({ rule }) => rule === 'travel-time') && { seconds: secondsOfWishes(records, wishes) }),
    ...(families && { families }),
  };
  const problem = rank(unranked);
  const oversized = families ? oversizedFamilies(records, wishes, families) : [];
  return { problem, issues: [...warnings(problem), ...familyIssues, ...oversized].map(backToInput) };
}

/** The ranking of the wishes, after relative proximity has come to rest where the rules name it. */
function rank(unranked: Unranked): Problem {
  const { records, rules, wishes, lottery, outside } = unranked;
  const proximity = rules.criteria.find((criterion) => criterion.rule === 'relative-proximity');
  return proximity
    ? settleProximity(unranked, proximity.rounds)
    : { ...unranked, ranking: rankWishes(records, rankedBy(rules), wishes, lottery, undefined, outside) };
}

/** Under least-total-distance nobody comes first at a school: its pupils stand by metres, so that the last is the farthest. */
function rankedBy(rules: Rules): Rules {
  if (rules.mechanism !== 'least-total-distance') return rules;
  return { ...rules, criteria: [{ rule: 'distance', bandMetres: 0 }] };
}

function checkInputs(records: EnrolmentRecords, rules: Rules): EnrolmentIssue[] {
  const issues = rules.criteria.flatMap((criterion) => ruleOf(criterion).check(criterion, records));
  if (rules.mostMoved) issues.push(...checkAttribute(rules.mostMoved.attribute, records));
  if (!records.choices && !rules.imputeChoicesByDistance)
    issues.push({
      code: 'wishes-missing',
      severity: 'error',
      table: 'rules',
      column: 'imputeChoicesByDistance',
      value: 'false',
    });
  if (!records.travel && needsMetres(rules))
    issues.push({ code: 'travel-missing', severity: 'error', table: 'travel' });
  return issues;
}

function warnings({ records, rules, wishes, decidedGroup }: Problem): EnrolmentIssue[] {
  const issues: EnrolmentIssue[] = [];
  const warn = (code: string, table: EnrolmentIssue['table'], params: Record<string, number> = {}) =>
    issues.push({ code, severity: 'warning', table, params });
  const applicants = records.applicants.ids.length;
  if (applicants > 0 && rules.imputeChoicesByDistance) issues.push(...unmeasuredSchools(records));
  const seats = records.schools.seats.reduce((sum, own) => sum + Math.max(0, own), 0);
  if (applicants === 0) warn('no-applicants', 'applicants');
  if (seats === 0) warn('no-seats', 'schools');
  if (applicants > seats)
    warn('more-applicants-than-seats', 'applicants', { applicants, seats, missing: applicants - seats });
  const without = records.applicants.ids.flatMap((_, a) =>
    wishes.start[a] === wishes.start[a + 1] && decidedGroup[a] < 0 ? [a] : [],
  );
  if (applicants > 0 && without.length === applicants) warn('nobody-eligible', 'applicants', { applicants });
  else issues.push(...eligibleNowhere(records, without));
  return issues;
}

function eligibleNowhere({ applicants }: EnrolmentRecords, without: number[]): EnrolmentIssue[] {
  return without.slice(0, mostRowsNamed).map((index) => ({
    code: 'applicants-without-school',
    severity: 'warning',
    table: 'applicants',
    index,
    record: applicants.ids[index],
    column: 'applicant_id',
    value: applicants.ids[index],
    params: { count: without.length },
  }));
}

/** Schools with seats that no child has a way to: their distances are missing, or all blank. */
function unmeasuredSchools({ schools, travel }: EnrolmentRecords): EnrolmentIssue[] {
  const reached = new Uint8Array(schools.ids.length);
  travel?.schools.forEach((school, row) => {
    if (travel.metres[row] >= 0) reached[school] = 1;
  });
  const missing = schools.ids.flatMap((_, i) => (schools.seats[i] > 0 && !reached[i] ? [i] : []));
  return missing.slice(0, mostRowsNamed).map((index) => ({
    code: 'school-without-travel',
    severity: 'warning',
    table: 'schools',
    index,
    record: schools.ids[index],
    column: 'school_id',
    value: schools.ids[index],
    params: { seats: schools.seats[index], count: missing.length },
  }));
}
