import { useMemo, useState } from 'react';
import type { BoundaryPlan } from '#engines/catchment/boundaries/types.ts';
import type { BoundaryBlocks } from '../../../../api/client.ts';
import { useWords } from '../../../state/organisation.tsx';
import type { ToolProps } from '../map-tool.ts';
import { CentreButton } from '../scenarios/place-tools.tsx';
import type { ReadAreas } from './areas-codec.ts';
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
import { useHand } from './use-hand.ts';
import { WhyHere } from './why-here.tsx';

interface DraftProps extends Pick<ToolProps, 'takeMap' | 'mapCentre' | 'goTo' | 'schools'> {
  blocks: BoundaryBlocks;
  together: Together;
}

/** One draft of areas. What is on the map is what the figures count; every step can be undone. */
export function Draft({ blocks, together, takeMap, mapCentre, goTo, schools }: DraftProps) {
  const { t } = useWords();
  const problem = useMemo(() => problemOf(blocks), [blocks]);
  const hasZones = blocks.today.some((school) => school >= 0);
  const [steps, setSteps] = useState<Int32Array[]>(() => (hasZones ? [problem.today] : []));
  const [plan, setPlan] = useState<BoundaryPlan | null>(null);
  const [share, setShare] = useState<number | null>(hasZones ? 0.1 : null);
  const [read, setRead] = useState<ReadAreas | null>(null);
  const drawing = useDrawing();
  const rules = rulesOf(hasZones ? share : null, blocks.barriers, together);
  const school = steps.at(-1) ?? null;
  const take = (found: ReadAreas) => {
    setRead(found);
    if (found.given > 0) put(found.school);
  };
  const put = (next: Int32Array) => setSteps((old) => [...old.slice(-30), next]);
  // Upon the newest draft, not upon the one this hand was made for: strokes may follow fast.
  const give = (given: readonly number[], owner: number) =>
    setSteps((old) => [...old.slice(-30), withBlocks(old.at(-1) ?? problem.today, given, owner)]);
  const { brush, setBrush, asked, note, pick } = useHand({ takeMap, schools, blocks, problem, school, give });
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
          <DraftFigures blocks={blocks} problem={problem} school={school} before={steps.at(-2) ?? null} plan={plan} />
          <HandTools
            schools={blocks.schools}
            brush={brush}
            onBrush={setBrush}
            onUndo={steps.length > 1 ? () => setSteps((old) => old.slice(0, -1)) : undefined}
          />
          <div className="boundary-buttons">
            <CentreButton onPlace={(lonLat) => pick([lonLat])} mapCentre={mapCentre} />
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

function withBlocks(school: Int32Array, blocks: readonly number[], owner: number): Int32Array {
  const next = school.slice();
  for (const block of blocks) next[block] = owner;
  return next;
}
