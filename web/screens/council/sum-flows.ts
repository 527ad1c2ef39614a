import type { Flows } from '../../../api/client.ts';

export interface SchoolFlow {
  schoolId: string;
  schoolName: string;
  cells: number;
  children: number;
  /** Mean metres of the children drawn, weighted by cell. */
  meanMetres: number;
}

/** The flows of the map as rows, one a school: only what is drawn, so that the table says what the map says. */
export function sumFlows(flows: Flows, schoolNames: ReadonlyMap<string, string>): SchoolFlow[] {
  const bySchool = new Map<string, { cells: number; children: number; metres: number }>();
  for (const cell of flows.cells) {
    const sum = bySchool.get(cell.schoolId) ?? { cells: 0, children: 0, metres: 0 };
    sum.cells += 1;
    sum.children += cell.children;
    sum.metres += cell.children * cell.meanMetres;
    bySchool.set(cell.schoolId, sum);
  }
  return [...bySchool].map(([schoolId, { cells, children, metres }]) => ({
    schoolId,
    schoolName: schoolNames.get(schoolId) ?? schoolId,
    cells,
    children,
    meanMetres: Math.round(metres / children),
  }));
}
