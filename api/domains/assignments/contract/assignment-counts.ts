import type { Problem } from '#engines/assignment/types.ts';
import type { PlacementRow } from '#engines/enrolment-records.ts';

/** Counts and totals of run.json, gathered while the placements are written. Totals are sums of the rows. */
export class AssignmentCounts {
  private readonly problem: Problem;
  private placed = 0;
  private unplaced = 0;
  private imputed = 0;
  private firstChoice = 0;
  private readonly reasons = new Map<string, number>();
  private readonly groups = new Map<string, number>();
  private metres = 0;
  private measured = 0;
  private maxMetres: number | null = null;

  constructor(problem: Problem) {
    this.problem = problem;
  }

  add(row: PlacementRow): void {
    this.reasons.set(row.decidedBy, (this.reasons.get(row.decidedBy) ?? 0) + 1);
    if (row.schoolId === '') {
      this.unplaced++;
      return;
    }
    this.placed++;
    this.groups.set(row.seatGroup, (this.groups.get(row.seatGroup) ?? 0) + 1);
    if (row.imputed) this.imputed++;
    if (row.choiceRank === 1) this.firstChoice++;
    if (row.metres === null) return;
    this.metres += row.metres;
    this.measured++;
    this.maxMetres = Math.max(this.maxMetres ?? 0, row.metres);
  }

  facts() {
    const { records, wishes, dropped } = this.problem;
    const named = records.choices?.applicants.length ?? 0;
    const known = records.schools.seats.filter((seats) => seats >= 0);
    return {
      counts: {
        applicants: records.applicants.ids.length,
        schools: known.length,
        seats: known.reduce((sum, seats) => sum + seats, 0),
        namedWishes: named,
        imputedWishes: wishes.imputed.reduce((sum, mark) => sum + mark, 0),
        droppedWishes: [...dropped.values()].reduce((sum, list) => sum + list.length, 0),
        placed: this.placed,
        unplaced: this.unplaced,
        placedImputed: this.imputed,
        firstChoice: this.firstChoice,
        bySeatGroup: inOrder(this.groups),
        byReason: inOrder(this.reasons),
      },
      totals: {
        metres: this.metres,
        measured: this.measured,
        meanMetres: this.measured === 0 ? null : Math.floor(this.metres / this.measured + 0.5),
        maxMetres: this.maxMetres,
      },
    };
  }
}

function inOrder(counts: Map<string, number>): Record<string, number> {
  return Object.fromEntries([...counts].sort(([one], [other]) => (one < other ? -1 : 1)));
}
