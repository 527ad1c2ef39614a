import { hideSmall, hideSmallOf, leastShown } from '#engines/hide-small.ts';
import { type HeldResults, readRows } from '../assignments/held-results.ts';
import type { HeldPublicResult } from './hold-public-result.ts';
import type { SchoolResult } from './school-result-types.ts';

/** A way longer than this is counted apart. */
export const farMetres = 3_000;

/** What a run says of one school; the rest is the publication's. */
export type SchoolSums = Pick<
  SchoolResult,
  'schoolName' | 'seats' | 'asked' | 'placed' | 'groups' | 'far' | 'decisions' | 'residence'
>;

/** Frozen files that are not held as columns. */
export interface FurtherFiles {
  cells: string;
  decisions: string;
}

/** Every school's sums of one published run, by school id; schools without known seats are not among them. */
export function sumSchoolResults(
  { children, cutoffs, closeCutoffs }: HeldResults,
  { file }: HeldPublicResult,
  further: FurtherFiles,
): Map<string, SchoolSums> {
  const residenceOf = new Map(readRows(further.cells).map((row) => [row.applicant_id, row.residence ?? '']));
  const known = [...residenceOf.values()].some((kind) => kind !== '');
  const tallies = new Map<string, Tally>(
    file.schools.map(({ id }) => [id, { far: 0, residence: new Map(), reasons: new Map() }]),
  );
  children.ids.forEach((id, place) => {
    const tally = tallies.get(children.schools[place]);
    if (!tally) return;
    if (children.metres[place] > farMetres) tally.far++;
    addOne(tally.residence, residenceOf.get(id) ?? '');
  });
  // Seats kept from an earlier result are no exceptions.
  for (const { school_id, reason, kind } of readRows(further.decisions))
    if (kind !== 'lock') addOne(tallies.get(school_id)?.reasons, reason);
  return new Map(
    file.schools.map(({ id, name, groups }, s) => {
      const tally = tallies.get(id)!;
      const own = cutoffs.filter((row) => row.school_id === id);
      return [
        id,
        {
          schoolName: name,
          seats: groups.reduce((sum, group) => sum + group.seats, 0),
          asked: file.order[s].length,
          placed: own.reduce((sum, row) => sum + Number(row.placed), 0),
          groups: own.map((row) => ({
            name: row.seat_group,
            seats: Number(row.seats),
            placed: Number(row.placed),
            lastMetres: row.last_metres === '' ? null : Number(row.last_metres),
            lastGroup: row.last_group || null,
            closeSettledBy: closeCutoffs.get(`${id} ${row.seat_group}`) ?? null,
          })),
          far: { metres: farMetres, children: hideSmall(tally.far) },
          decisions: byReason(tally.reasons),
          residence: known ? byKind(tally.residence) : null,
        },
      ];
    }),
  );
}

interface Tally {
  far: number;
  residence: Map<string, number>;
  reasons: Map<string, number>;
}

function addOne(counts: Map<string, number> | undefined, key: string): void {
  counts?.set(key, (counts.get(key) ?? 0) + 1);
}

/** Reasons of five children or more, the commonest first; all others together, since a rare reason tells of one child. */
function byReason(reasons: Map<string, number>): SchoolResult['decisions'] {
  const common = [...reasons].filter(([, children]) => children >= leastShown);
  const others = [...reasons.values()].reduce((sum, children) => sum + (children < leastShown ? children : 0), 0);
  const shown = common
    .sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
    .map(([reason, children]): SchoolResult['decisions'][number] => ({ reason, children }));
  return others > 0 ? [...shown, { reason: null, children: hideSmall(others) }] : shown;
}

function byKind(kinds: Map<string, number>): NonNullable<SchoolResult['residence']> {
  const sorted = [...kinds].sort(([one], [other]) => (one === '' ? 1 : other === '' || one < other ? -1 : 1));
  const shown = hideSmallOf(sorted.map(([, children]) => children));
  return sorted.map(([kind], i) => ({ kind, children: shown[i] }));
}
