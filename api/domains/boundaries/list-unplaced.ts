import { foldText } from '../../../geodata/sources/fold-text.ts';
import type { Zone, ZoneUnit } from '../catchments/types.ts';
import { sameQuarter, type ZoneHome } from '../catchments/zone-membership.ts';
import type { UnplacedLine } from './types.ts';

/**
 * Lines of a zone plan in words whose land is not known, by school. A line is placed by its commune where it names all of it, by a
 * neighbourhood or by groups (tổ) where the homes of blocks know theirs. A group without a border of its own is never placed: the whole
 * neighbourhood would be a false shape. `open`: codes of the communes in which some line is known no nearer.
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
      const { known, blocks, missing } = knownOf(unit, communes, homes);
      if (known === 'all') return [];
      const isWide = known === 'commune' || (known === 'groups' && unit.quarter === null);
      if (isWide) for (const b of blocks) open.add(homes[b].communeCode!);
      const { commune, neighbourhood } = unit;
      const within = known === 'nothing' ? null : blocks.reduce((sum, b) => sum + children[b], 0);
      return [{ schoolId, schoolName, commune, neighbourhood, known, missing, children: within }];
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

interface KnownLand {
  known: UnplacedLine['known'] | 'all';
  /** Blocks of that land; of a line by groups those of no known group, where the missing ones must be. */
  blocks: readonly number[];
  missing: number[];
}

/** How much of a line's land is known. */
function knownOf(unit: ZoneUnit, communes: readonly CommuneBlocks[], homes: readonly ZoneHome[]): KnownLand {
  const named = foldText(unit.commune);
  const own = communes.filter(({ code, name }) => (unit.communeCode ? unit.communeCode === code : named === name));
  if (own.length === 0) return { known: 'nothing', blocks: [], missing: [] };
  const { quarter, groups } = unit;
  const inCommune = own.flatMap(({ blocks }) => blocks);
  if (quarter === null) {
    if (groups === null) return { known: 'all', blocks: inCommune, missing: [] };
    // Groups counted within the commune: blocks that know a neighbourhood count theirs within it.
    return byGroups(
      groups,
      inCommune.filter((b) => !homes[b].neighbourhood),
      homes,
      { known: 'commune', blocks: inCommune, missing: [] },
    );
  }
  const inQuarter = own.flatMap(({ byNeighbourhood }) =>
    [...byNeighbourhood].flatMap(([name, blocks]) => (sameQuarter(name, quarter) ? blocks : [])),
  );
  if (inQuarter.length === 0) return { known: 'commune', blocks: inCommune, missing: [] };
  if (groups === null) return { known: 'all', blocks: inQuarter, missing: [] };
  return byGroups(groups, inQuarter, homes, { known: 'neighbourhood', blocks: inQuarter, missing: [] });
}

/** A line by groups, of blocks among which they lie; `around`: what is known where none of them has land. */
function byGroups(
  [from, to]: readonly [number, number],
  blocks: readonly number[],
  homes: readonly ZoneHome[],
  around: KnownLand,
): KnownLand {
  const present = new Set(blocks.flatMap((b) => homes[b].group ?? []));
  const wanted = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  const missing = wanted.filter((group) => !present.has(group));
  if (missing.length === 0) return { known: 'all', blocks, missing };
  const unnamed = around.blocks.filter((b) => homes[b].group === undefined);
  if (missing.length === wanted.length) return { ...around, blocks: unnamed.length > 0 ? unnamed : around.blocks };
  return { known: 'groups', blocks: unnamed, missing };
}
