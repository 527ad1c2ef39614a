import { cellToLatLng } from 'h3-js';
import { groupBy } from '#engines/demand/group-by.ts';
import type { CountedGroup } from '#engines/demand/spread-groups.ts';

/** A hamlet with its children; `cell` where its file places it. */
interface CountedHamlet {
  communeCode: string | null;
  cell: string | null;
  people: number;
}

/** The cells of each hamlet: those of its commune nearest to its point; without a point all of its commune. */
export function hamletCells(
  hamlets: readonly CountedHamlet[],
  cellsOf: ReadonlyMap<string | null, number[]>,
  cells: readonly string[],
): CountedGroup[] {
  const placed = groupBy(
    hamlets.filter(({ cell }) => cell !== null),
    ({ communeCode }) => communeCode,
  );
  const own = new Map<CountedHamlet, number[]>();
  for (const [code, rivals] of placed)
    for (const at of cellsOf.get(code) ?? []) {
      const nearest = nearestOf(rivals, cells[at]);
      own.set(nearest, [...(own.get(nearest) ?? []), at]);
    }
  return hamlets.map((hamlet) => {
    // A hamlet between two others may be nearest to no cell: then its commune is all that is known.
    const near = own.get(hamlet) ?? [];
    return { people: hamlet.people, cells: near.length > 0 ? near : (cellsOf.get(hamlet.communeCode) ?? []) };
  });
}

function nearestOf(hamlets: readonly CountedHamlet[], cell: string): CountedHamlet {
  const [lat, lon] = cellToLatLng(cell);
  const shrink = Math.cos((lat * Math.PI) / 180);
  const away = ({ cell: other }: CountedHamlet) => {
    const [y, x] = cellToLatLng(other!);
    return Math.hypot((x - lon) * shrink, y - lat);
  };
  return hamlets.reduce((best, hamlet) => (away(hamlet) < away(best) ? hamlet : best));
}
