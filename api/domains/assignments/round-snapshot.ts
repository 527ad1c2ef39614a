import { checkRules } from '#engines/assignment/check-rules.ts';
import { Failure } from '../../platform/errors.ts';
import type { SnapshotTravel } from './frozen-files.ts';
import type { PeriodSnapshot, SnapshotDecision } from './period-snapshot.ts';

/** The run whose seats children keep, and what happened since. */
export interface RoundBase {
  runId: string;
  rules: Record<string, unknown>;
  rulesVersion: number;
  /** Placed children: school and kind of seat, by dossier. */
  placed: ReadonlyMap<string, { schoolId: string; seatGroup: string }>;
  /** Families that gave their place up. */
  declined: ReadonlySet<string>;
}

/** The column of applicants.csv that names the school where a child keeps its seat. */
const keptColumn = 'kept_school';
const keptCriterion = { rule: 'kept-seat', attribute: keptColumn };

/**
 * A period as it is now → the inputs of a further round over `base`: families that declined are out, late applicants are in, the
 * rules are those of the base, and every child placed before keeps its seat. Under deferred acceptance it keeps it by the first
 * criterion, so that it may still move to a school it prefers when a seat falls free there: the outcome is that of a full run
 * in which each school takes the holders of its seats first, which is a full run restricted to the seats that fall free.
 * Other mechanisms promise no such thing: there every holder stays, and the round is for those without a place alone.
 */
export function beginRound(snapshot: PeriodSnapshot, base: RoundBase): PeriodSnapshot {
  const { applicants } = snapshot;
  const stays = applicants.ids.map((id) => !base.declined.has(id));
  const placeOf = new Int32Array(stays.length).fill(-1);
  const places = [...stays.keys()].filter((a) => stays[a]);
  places.forEach((a, place) => {
    placeOf[a] = place;
  });
  const schoolAt = new Map(snapshot.schools.map(({ id }, i) => [id, i]));
  const ids = places.map((a) => applicants.ids[a]);
  const kept = ids.flatMap((id, applicant) => {
    const held = base.placed.get(id);
    return held ? [{ applicant, school: schoolAt.get(held.schoolId) ?? -1, seatGroup: held.seatGroup }] : [];
  });
  const gone = kept.find(({ school }) => school < 0);
  if (gone)
    throw new Failure('conflict', 'failures.round-school-gone', {
      school: base.placed.get(ids[gone.applicant])!.schoolId,
    });
  const attributes = places.map((a) => applicants.attributes[a]);
  const movable = mayMove(base.rules);
  if (movable)
    for (const { applicant, school } of kept) {
      const own = JSON.parse(attributes[applicant]) as Record<string, string>;
      attributes[applicant] = JSON.stringify({ ...own, [keptColumn]: snapshot.schools[school].id });
    }
  const homes = new Float64Array(2 * places.length);
  places.forEach((a, place) => {
    homes.set(applicants.homes.subarray(2 * a, 2 * a + 2), 2 * place);
  });
  const { wishes } = snapshot;
  const rowsLeft = [...wishes.applicants.keys()].filter((row) => stays[wishes.applicants[row]]);
  const criteria = (base.rules.criteria as Record<string, unknown>[]).filter(({ rule }) => rule !== keptCriterion.rule);
  return {
    ...snapshot,
    rules: { ...base.rules, criteria: movable && kept.length > 0 ? [keptCriterion, ...criteria] : criteria },
    rulesVersion: base.rulesVersion,
    applicants: { ids, attributes, communeCodes: places.map((a) => applicants.communeCodes[a]), homes },
    wishes: {
      applicants: Int32Array.from(rowsLeft, (row) => placeOf[wishes.applicants[row]]),
      schools: Int32Array.from(rowsLeft, (row) => wishes.schools[row]),
      ranks: Int32Array.from(rowsLeft, (row) => wishes.ranks[row]),
    },
    decisions: snapshot.decisions.flatMap((decision) =>
      stays[decision.applicant] ? [{ ...decision, applicant: placeOf[decision.applicant] }] : [],
    ),
    kept,
  };
}

/**
 * Holds by declared decision those whom a criterion cannot hold: every holder where the mechanism promises nothing, one whose
 * school is no longer a wish that counts, and one on a seat passed on by a soft reserve, which a new member would claim.
 * Throws `conflict` where a school has fewer seats now than children who keep theirs.
 */
export function lockKept(
  snapshot: PeriodSnapshot,
  travel: SnapshotTravel | null,
  words: { number: string; reason: string },
): PeriodSnapshot {
  const kept = snapshot.kept ?? [];
  refuseFewerSeats(snapshot);
  const decided = new Set(snapshot.decisions.map(({ applicant }) => applicant));
  const competes = mayMove(snapshot.rules) ? competitors(snapshot, travel) : () => false;
  const lent = groupsOnLentSeats(snapshot);
  const locks = kept.flatMap(({ applicant, school, seatGroup }): SnapshotDecision[] => {
    if (decided.has(applicant)) return [];
    if (competes(applicant, school) && !lent.has(`${school} ${seatGroup}`)) return [];
    return [{ applicant, school, kind: 'lock', ...words }];
  });
  if (locks.length === 0) return snapshot;
  const decisions = [...snapshot.decisions, ...locks].sort((one, other) => one.applicant - other.applicant);
  return { ...snapshot, decisions };
}

/** Does a first criterion hold seats under these rules? */
function mayMove(rules: Record<string, unknown>): boolean {
  const checked = checkRules(rules).rules;
  if (checked?.mechanism !== 'deferred-acceptance' || rules.guarantee === 'maximum') return false;
  return !checked.criteria.some(({ rule }) => (rule as string) === 'twins');
}

function refuseFewerSeats({ schools, kept = [] }: PeriodSnapshot): void {
  const held = new Map<number, number>();
  for (const { school } of kept) held.set(school, (held.get(school) ?? 0) + 1);
  for (const [school, count] of held) {
    const { name, seats } = schools[school];
    if (count > (seats ?? 0))
      throw new Failure('conflict', 'failures.round-seats-below', { school: name, kept: count, seats: seats ?? 0 });
  }
}

/** Is the school a wish of the child that counts? As wishes.ts builds them: named, or completed by distance within the cap. */
function competitors(snapshot: PeriodSnapshot, travel: SnapshotTravel | null): (a: number, school: number) => boolean {
  const { wishes, schools, rules } = snapshot;
  const named = new Set<string>();
  wishes.applicants.forEach((a, row) => {
    named.add(`${a} ${wishes.schools[row]}`);
  });
  const cap = typeof rules.maxMetres === 'number' ? rules.maxMetres : Number.POSITIVE_INFINITY;
  if (!travel) return (a, school) => named.has(`${a} ${school}`);
  const homeOf = new Map(Array.from(travel.applicants, (a, home) => [a, home]));
  return (a, school) => {
    if (!named.has(`${a} ${school}`) && rules.imputeChoicesByDistance !== true) return false;
    const home = homeOf.get(a);
    if (home === undefined) return false;
    for (let row = travel.start[home]; row < travel.start[home + 1]; row++)
      if (travel.schoolIds[travel.school[row]] === schools[school].id)
        return travel.metres[row] >= 0 && travel.metres[row] <= cap;
    return false;
  };
}

/** Seat groups, as `school group`, that some holders may share with a soft reserve nobody claimed: it passes its seats to them. */
function groupsOnLentSeats({ rules, schools, kept = [] }: PeriodSnapshot): Set<string> {
  const reserves = checkRules(rules).rules?.reserves ?? [];
  const lent = new Set<string>();
  for (const { school, seatGroup } of kept) {
    const here = reserves.filter((reserve) => ['*', schools[school].id].includes(reserve.school));
    const takers = here
      .filter(({ kind }) => kind === 'soft')
      .map(({ passesTo }) => (here.some(({ name }) => name === passesTo) ? passesTo : 'open'));
    if (takers.includes(seatGroup)) lent.add(`${school} ${seatGroup}`);
  }
  return lent;
}
