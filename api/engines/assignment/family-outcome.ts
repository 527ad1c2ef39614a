import type { Families, Holding, Problem } from './types.ts';

/** What run.json says of families. */
export interface FamilyCounts {
  families: number;
  children: number;
  /** Families whose children all sit at one school, and families nobody of which has a seat. */
  together: number;
  unplaced: number;
  /** Families for which no stable result was found: ids of the children, and the fallback that was applied to them. */
  conflicts: { applicants: string[]; fallback: string }[];
}

/** Counts families by what became of them. */
export function countFamilies({ records, groups }: Problem, families: Families, holding: Holding): FamilyCounts {
  const { start, members, fallback } = families;
  const counts: FamilyCounts = { families: 0, children: members.length, together: 0, unplaced: 0, conflicts: [] };
  for (let f = 0; f + 1 < start.length; f++) {
    const children = Array.from(members.subarray(start[f], start[f + 1]));
    const schools = new Set(children.map((a) => (holding.group[a] < 0 ? -1 : groups.school[holding.group[a]])));
    counts.families++;
    if (schools.size === 1 && schools.has(-1)) counts.unplaced++;
    else if (schools.size === 1) counts.together++;
    if (holding.families!.standings[f] !== 'whole')
      counts.conflicts.push({ applicants: children.map((a) => records.applicants.ids[a]), fallback });
  }
  return counts;
}
