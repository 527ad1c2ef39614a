import { gridDisk, latLngToCell } from 'h3-js';
import { useMemo, useState } from 'react';
import { blockResolution } from '#engines/catchment/boundaries/road-blocks.ts';
import type { BoundaryPlan } from '#engines/catchment/boundaries/types.ts';
import type { BoundaryBlocks, LonLat } from '../../../../api/client.ts';
import { useWords } from '../../../state/organisation.tsx';
import { type MapTool, type ToolProps, useMapTool } from '../map-tool.ts';
import { CentreButton } from '../scenarios/place-tools.tsx';
import type { ReadAreas } from './areas-codec.ts';
import { areasOf } from './areas-of.ts';
import type { Together } from './calls.ts';
import { DraftFigures } from './draft-figures.tsx';
import { DraftFiles } from './draft-files.tsx';
import { ReadNote } from './draft-notes.tsx';
import { DraftSearch } from './draft-search.tsx';
import { HandTools } from './hand-tools.tsx';
import { KeptDrafts } from './kept-drafts.tsx';
import { problemOf, rulesOf } from './problem.ts';
import { repairGaps } from './repair-gaps.ts';
import { useDrawing } from './use-drawing.ts';
import { WhyHere } from './why-here.tsx';

interface DraftProps extends Pick<ToolProps, 'takeMap' | 'mapCentre' | 'goTo'> {
  blocks: BoundaryBlocks;
  together: Together;
}

/** One draft of areas. What is on the map is what the figures count; every step can be undone. */
export function Draft({ blocks, together, takeMap, mapCentre, goTo }: DraftProps) {
  const { t } = useWords();
  const problem = useMemo(() => problemOf(blocks), [blocks]);
  const blockOf = useMemo(() => new Map(blocks.cells.map((cell, block) => [cell, block])), [blocks]);
  const hasZones = blocks.today.some((school) => school >= 0);
  const [steps, setSteps] = useState<Int32Array[]>(() => (hasZones ? [problem.today] : []));
  const [plan, setPlan] = useState<BoundaryPlan | null>(null);
  const [share, setShare] = useState<number | null>(hasZones ? 0.1 : null);
  const [brush, setBrush] = useState<{ school: number | null; size: number }>({ school: null, size: 0 });
  const [asked, setAsked] = useState<number | null>(null);
  const [note, setNote] = useState<'nothing' | 'unreached' | null>(null);
  const [read, setRead] = useState<ReadAreas | null>(null);
  const drawing = useDrawing();
  const rules = rulesOf(hasZones ? share : null, blocks.barriers, together);
  const school = steps.at(-1) ?? null;
  const take = (found: ReadAreas) => {
    setRead(found);
    if (found.given > 0) put(found.school);
  };
  const put = (next: Int32Array) => setSteps((old) => [...old.slice(-30), next]);
  const pick = ([lon, lat]: LonLat) => {
    const cell = latLngToCell(lat, lon, blockResolution);
    const touched = gridDisk(cell, brush.school === null ? 0 : brush.size).flatMap((each) => blockOf.get(each) ?? []);
    setNote(touched.length === 0 ? 'nothing' : null);
    setAsked(touched[0] ?? null);
    if (brush.school === null || !school || touched.length === 0) return;
    const given = touched.filter((block) => mayBelong(problem, block, brush.school!));
    if (given.length < touched.length) setNote('unreached');
    const next = school.slice();
    for (const block of given) next[block] = brush.school;
    if (given.length > 0) put(next);
  };
  useAreasOnMap(takeMap, blocks, school, pick);
  const start = () =>
    drawing.start({ problem, rules }, (found) => {
      setPlan(found);
      put(found.school);
    });
  return (
    <>
      <DraftSearch
        {...{ blocks, hasZones, share, drawing }}
        onShare={setShare}
        onStart={start}
        onZones={() => put(problem.today)}
        onRepair={school && blocks.gaps.length > 0 ? () => put(repairGaps(problem, school, blocks.unsure)) : null}
      />
      {school && (
        <>
          <DraftFigures blocks={blocks} problem={problem} school={school} plan={plan} />
          <HandTools
            schools={blocks.schools}
            brush={brush}
            onBrush={setBrush}
            onUndo={steps.length > 1 ? () => setSteps((old) => old.slice(0, -1)) : undefined}
          />
          <div className="boundary-buttons">
            <CentreButton onPlace={pick} mapCentre={mapCentre} />
          </div>
          {note && <p className="soft small">{t(`boundaries.edit.${note}`)}</p>}
          {asked !== null && (
            <WhyHere
              blocks={blocks}
              problem={problem}
              school={school}
              block={asked}
              price={plan?.price ?? null}
              rules={rules}
            />
          )}
        </>
      )}
      {read && <ReadNote read={read} />}
      <KeptDrafts blocks={blocks} school={school} onRead={take} />
      <DraftFiles blocks={blocks} school={school} onRead={take} goTo={goTo} />
    </>
  );
}

function useAreasOnMap(
  takeMap: ToolProps['takeMap'],
  blocks: BoundaryBlocks,
  school: Int32Array | null,
  pick: (lonLat: LonLat) => void,
): void {
  const zones = useMemo(() => (school ? areasOf(blocks, school) : null), [blocks, school]);
  const latest = { current: pick };
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new brush is a new tool, as a new draft is
  const tool = useMemo<MapTool | null>(
    () => (zones ? { data: { zones }, pinning: true, onPick: (lonLat) => latest.current(lonLat) } : null),
    [zones, pick],
  );
  useMapTool(takeMap, tool);
}

function mayBelong({ reachStart, reachSchool }: ReturnType<typeof problemOf>, block: number, school: number): boolean {
  return reachSchool.subarray(reachStart[block], reachStart[block + 1]).includes(school);
}
