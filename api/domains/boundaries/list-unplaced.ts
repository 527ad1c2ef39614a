import { foldText } from '../../../geodata/sources/fold-text.ts';
import type { Zone, ZoneUnit } from '../catchments/types.ts';
import { sameQuarter, type ZoneHome } from '../catchments/zone-membership.ts';
import type { UnplacedLine } from './types.ts';

/**
 * Lines of a zone plan in words whose land is not known, by school. A line is placed by its commune where it names all of it, by a
 * neighbourhood where the homes of blocks know theirs. Some groups (tổ) of either have no border in any data, so that a line naming them is
 * never placed: the whole neighbourhood would be a false shape. `open`: codes of the communes in which some line is known no nearer.
 */
export function listUnplaced(
  zones: readonly Pick<Zone, 'schoolId' | 'schoolName' | 'units'>[],
  homes: readonly ZoneHome[],
  children: ArrayLike<number>,
): { unplaced: UnplacedLine[]; open: ReadonlySet<string> } {
  const open = new Set<string>();
  const communes = groupBlocks(homes);
  const unplaced = zones.flatMap(({ schoolId, schoolName, units }) =>
    units.flatMap((unit): UnplacedLine[] => {
      const { known, blocks } = knownOf(unit, communes);
      if (known === 'all') return [];
      if (known === 'commune') open.add(homes[blocks[0]].communeCode!);
      const { commune, neighbourhood } = unit;
      const within = known === 'nothing' ? null : blocks.reduce((sum, b) => sum + children[b], 0);
      return [{ schoolId, schoolName, commune, neighbourhood, known, children: within }];
    }),
  );
  return { unplaced, open };
}

/** Blocks of one commune, and those of each neighbourhood that is known there. */
interface CommuneBlocks {
  code: string;
  /** Folded, for lines whose commune has no code. */
  name: string;
  blocks: number[];
  byNeighbourhood: Map<string, number[]>;
}

function groupBlocks(homes: readonly ZoneHome[]): CommuneBlocks[] {
  const byCode = new Map<string, CommuneBlocks>();
  homes.forEach((home, b) => {
    const code = home.communeCode;
    if (code === null) return;
    const own = byCode.get(code) ?? {
      ...{ code, name: foldText(home.communeName ?? '') },
      ...{ blocks: [], byNeighbourhood: new Map<string, number[]>() },
    };
    byCode.set(code, own);
    own.blocks.push(b);
    if (!home.neighbourhood) return;
    const beside = own.byNeighbourhood.get(home.neighbourhood) ?? [];
    own.byNeighbourhood.set(home.neighbourhood, beside);
    beside.push(b);
  });
  return [...byCode.values()];
}

/** How much of a line's land is known, and the blocks of that land. */
function knownOf(
  unit: ZoneUnit,
  communes: readonly CommuneBlocks[],
): { known: UnplacedLine['known'] | 'all'; blocks: readonly number[] } {
  const named = foldText(unit.commune);
  const own = communes.filter(({ code, name }) => (unit.communeCode ? unit.communeCode === code : named === name));
  if (own.length === 0) return { known: 'nothing', blocks: [] };
  const { quarter, grouped } = unit;
  const inCommune = own.flatMap(({ blocks }) => blocks);
  if (quarter === null) return { known: grouped ? 'commune' : 'all', blocks: inCommune };
  const inQuarter = own.flatMap(({ byNeighbourhood }) =>
    [...byNeighbourhood].flatMap(([name, blocks]) => (sameQuarter(name, quarter) ? blocks : [])),
  );
  if (inQuarter.length === 0) return { known: 'commune', blocks: inCommune };
  return { known: grouped ? 'neighbourhood' : 'all', blocks: inQuarter };
}
