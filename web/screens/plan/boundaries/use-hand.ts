import { useMemo, useState } from 'react';
import { blockResolution } from '#engines/catchment/boundaries/road-blocks.ts';
import type { BoundaryProblem } from '#engines/catchment/boundaries/types.ts';
import type { BoundaryBlocks, LonLat, SchoolSummary } from '../../../../api/client.ts';
import { cellsMeant, type Hand } from '../hand.ts';
import { type MapTool, type ToolProps, useMapTool } from '../map-tool.ts';
import { areasOnMap } from './areas-of.ts';

/** Who has the brush, and how it draws. */
export interface Brush extends Hand {
  /** Place of the school in the list; null: a click only asks why, or chooses the school. */
  school: number | null;
}

interface DraftOnMap extends Pick<ToolProps, 'takeMap' | 'schools'> {
  blocks: BoundaryBlocks;
  problem: BoundaryProblem;
  /** School by block; null: nothing is drawn yet. */
  school: Int32Array | null;
  /** Blocks become this school's, upon the newest draft. */
  give: (blocks: readonly number[], school: number) => void;
}

/** The planner's hand on the map: shows the areas, asks why of a block, gives blocks to the school that has the brush. */
export function useHand({ takeMap, schools, blocks, problem, school, give }: DraftOnMap) {
  const blockOf = useMemo(() => new Map(blocks.cells.map((cell, block) => [cell, block])), [blocks]);
  const [brush, setBrush] = useState<Brush>({ school: null, way: 'point', rings: 0 });
  const [asked, setAsked] = useState<number | null>(null);
  const [note, setNote] = useState<'nothing' | 'unreached' | null>(null);
  const pick = (line: LonLat[]) => {
    const hand: Hand = brush.school === null ? { way: 'point', rings: 0 } : brush;
    const touched = cellsMeant(line, blockResolution, hand).flatMap((cell) => blockOf.get(cell) ?? []);
    setNote(touched.length === 0 ? 'nothing' : null);
    setAsked(touched[0] ?? null);
    if (brush.school === null || !school || touched.length === 0) return;
    const given = touched.filter((block) => mayBelong(problem, block, brush.school!));
    if (given.length < touched.length) setNote('unreached');
    if (given.length > 0) give(given, brush.school);
  };
  const choose = (schoolId: string) => {
    const found = blocks.schools.findIndex(({ id }) => id === schoolId);
    if (found >= 0) setBrush({ ...brush, school: found });
  };
  const holderId = brush.school === null ? null : blocks.schools[brush.school].id;
  const holder = useMemo(() => schools.find(({ id }) => id === holderId) ?? null, [schools, holderId]);
  useAreasOnMap(takeMap, { blocks, school, brush, holder, pick, choose });
  return { brush, setBrush, asked, note, pick };
}

interface HandOnMap {
  blocks: BoundaryBlocks;
  school: Int32Array | null;
  brush: Brush;
  /** The school that has the brush, as the map draws it. */
  holder: SchoolSummary | null;
  pick: (line: LonLat[]) => void;
  choose: (schoolId: string) => void;
}

/** Shows the areas and takes what is drawn; while no school has the brush a click on one gives it to it. */
function useAreasOnMap(
  takeMap: ToolProps['takeMap'],
  { blocks, school, brush, holder, pick, choose }: HandOnMap,
): void {
  const zones = useMemo(() => (school ? areasOnMap(blocks, school) : null), [blocks, school]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new brush is a new tool, as a new draft is
  const tool = useMemo<MapTool | null>(() => {
    if (!zones) return null;
    const painting = brush.school !== null;
    return {
      data: { zones, ...(holder && { chosenSchool: holder }) },
      ...{ pinning: painting, onSchool: choose },
      onPick: (lonLat) => pick([lonLat]),
      onArea: (_, lonLat) => pick([lonLat]),
      onStroke: painting && brush.way !== 'point' ? pick : undefined,
    };
  }, [zones, holder, pick]);
  useMapTool(takeMap, tool);
}

function mayBelong({ reachStart, reachSchool }: BoundaryProblem, block: number, school: number): boolean {
  return reachSchool.subarray(reachStart[block], reachStart[block + 1]).includes(school);
}
