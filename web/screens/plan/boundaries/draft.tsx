import { gridDisk, latLngToCell } from 'h3-js';
import { useMemo, useState } from 'react';
import { blockResolution } from '#engines/catchment/boundaries/road-blocks.ts';
import type { BoundaryPlan } from '#engines/catchment/boundaries/types.ts';
import type { BoundaryBlocks, LonLat } from '../../../../api/client.ts';
import { useWords } from '../../../state/organisation.tsx';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { Progress } from '../../../ui/progress.tsx';
import { failureText } from '../../../ui/states.tsx';
import { type MapTool, type ToolProps, useMapTool } from '../map-tool.ts';
import { areasOf, draftFile } from './areas-of.ts';
import { DraftFigures } from './draft-figures.tsx';
import { HandTools } from './hand-tools.tsx';
import { problemOf, rulesOf } from './problem.ts';
import { repairGaps } from './repair-gaps.ts';
import { useDrawing } from './use-drawing.ts';
import { WhyHere } from './why-here.tsx';

interface DraftProps extends Pick<ToolProps, 'takeMap'> {
  blocks: BoundaryBlocks;
}

/** One draft of areas. What is on the map is what the figures count; every step can be undone. */
export function Draft({ blocks, takeMap }: DraftProps) {
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
  const drawing = useDrawing();
  const school = steps.at(-1) ?? null;
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
    drawing.start({ problem, rules: rulesOf(hasZones ? share : null, blocks.barriers) }, (found) => {
      setPlan(found);
      put(found.school);
    });
  return (
    <>
      <Notes blocks={blocks} hasZones={hasZones} />
      {hasZones && <ShareField share={share} onShare={setShare} />}
      {drawing.progress ? (
        <Progress
          share={drawing.progress.share}
          step={t(`boundaries.step.${drawing.progress.step}`)}
          onCancel={drawing.stop}
        />
      ) : (
        <Button look="main" onClick={start}>
          {t('boundaries.draw')}
        </Button>
      )}
      {drawing.failure && <p className="field-error small">{failureText(drawing.failure, t)}</p>}
      {hasZones && (
        <div className="boundary-buttons">
          <Button onClick={() => put(problem.today)}>{t('boundaries.zones')}</Button>
          {school && blocks.gaps.length > 0 && (
            <Button onClick={() => put(repairGaps(problem, school))}>{t('boundaries.zones.repair')}</Button>
          )}
        </div>
      )}
      {school && (
        <>
          <DraftFigures blocks={blocks} problem={problem} school={school} plan={plan} />
          <HandTools
            schools={blocks.schools}
            brush={brush}
            onBrush={setBrush}
            onUndo={steps.length > 1 ? () => setSteps((old) => old.slice(0, -1)) : undefined}
          />
          {note && <p className="soft small">{t(`boundaries.edit.${note}`)}</p>}
          {asked !== null && (
            <WhyHere blocks={blocks} problem={problem} school={school} block={asked} price={plan?.price ?? null} />
          )}
          <a
            className="button"
            href={draftFile(blocks, school)}
            download={`tuyen-${blocks.level}-${blocks.schoolYear}.geojson`}
          >
            {t('boundaries.export')}
          </a>
          <p className="soft small">{t('boundaries.export.hint')}</p>
        </>
      )}
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

function Notes({ blocks, hasZones }: { blocks: BoundaryBlocks; hasZones: boolean }) {
  const { t } = useWords();
  const { withoutSeats, childrenWithoutRoad, overlaps, gaps, barriers } = blocks;
  const names = withoutSeats
    .slice(0, 5)
    .map(({ name }) => name)
    .join(', ');
  return (
    <>
      {!hasZones && <p className="soft small">{t('boundaries.zones.none')}</p>}
      {hasZones && overlaps.length + gaps.length > 0 && (
        <p className="notice small">{t('boundaries.zones.faults', { overlaps: overlaps.length, gaps: gaps.length })}</p>
      )}
      {withoutSeats.length > 0 && (
        <p className="notice small">{t('boundaries.without-seats', { count: withoutSeats.length, names })}</p>
      )}
      {barriers.length > 0 && <p className="soft small">{t('boundaries.barriers', { names: barriers.join(', ') })}</p>}
      {childrenWithoutRoad > 0 && (
        <p className="soft small">{t('boundaries.without-road', { count: childrenWithoutRoad })}</p>
      )}
    </>
  );
}

function ShareField({ share, onShare }: { share: number | null; onShare: (share: number | null) => void }) {
  const { t } = useWords();
  const [text, setText] = useState(share === null ? '' : String(share * 100));
  const number = Number(text.replace(',', '.'));
  const wrong = text.trim() !== '' && !(number >= 0 && number <= 100);
  const take = (value: string) => {
    setText(value);
    const read = Number(value.replace(',', '.'));
    if (value.trim() === '') onShare(null);
    else if (read >= 0 && read <= 100) onShare(read / 100);
  };
  return (
    <Field
      label={t('boundaries.change')}
      hint={t('boundaries.change.hint')}
      error={wrong ? t('boundaries.change.wrong') : null}
    >
      {(control) => (
        <input
          {...control}
          className="input"
          inputMode="decimal"
          value={text}
          onChange={(event) => take(event.target.value)}
        />
      )}
    </Field>
  );
}
