import { useCallback, useMemo, useState } from 'react';
import type { ChangeValue } from '#engines/scenario/changes/change.ts';
import type { LonLat, Scenario } from '../../../../api/client.ts';
import { useOrganisation } from '../../../state/organisation.tsx';
import { useAction } from '../../../state/use-action.ts';
import { useCall } from '../../../state/use-call.ts';
import { getCapacity } from '../capacity/calls.ts';
import { appendChange, getCosts, movePosition } from './calls.ts';
import { cellsDrawn } from './cells.ts';
import { changeOf, type Draft, movedTo, painted } from './draft.ts';
import { farLimits } from './far-limits.ts';
import { useSaying } from './use-saying.ts';
import { useWhatIf } from './use-what-if.ts';

/** Farther than this is far until the planner says another. */
const firstLimit = 2000;

export type Editing = ReturnType<typeof useEditing>;

/** A scenario being worked on: the change in the making, what all of it comes to, and how it is made, undone and done again. */
export function useEditing(scenario: Scenario, onScenario: (scenario: Scenario) => void, wantsRun: boolean) {
  const organisationId = useOrganisation().id;
  const sayIt = useSaying();
  const action = useAction();
  const [draft, setDraft] = useState<Draft | null>(null);
  const [limit, setLimit] = useState(firstLimit);
  const { id, position } = scenario;
  const draftId = `${id.slice(0, 4)}-${position + 1}`;
  const drafted = useMemo(() => draft && changeOf(draft, draftId), [draft, draftId]);
  const changes = useMemo(
    () => [...(scenario.changes.slice(0, position) as ChangeValue[]), ...(drafted ? [drafted] : [])],
    [scenario, position, drafted],
  );
  const costs = useCall(`${organisationId} costs`, (signal) => getCosts(organisationId, signal)).value?.costs ?? null;
  const norms = useCall(`capacity ${organisationId} ${scenario.level}`, (signal) =>
    getCapacity(organisationId, scenario.level, signal),
  ).value?.norms;
  const limits = useMemo(() => farLimits(norms ?? []), [norms]);
  const question = { changes, limitMetres: limit, prices: costs };
  const whatIf = useWhatIf(scenario.level, scenario.baseNowSha256, question, wantsRun);
  const { found, land } = whatIf;
  // An answer to what was meant before says nothing of what is meant now.
  const isOfNow = whatIf.answered === changes;
  const refused = drafted && isOfNow ? found?.refused.find(({ at }) => at === position) : undefined;
  const place = useCallback(
    (lonLat: LonLat) =>
      setDraft((old) => old && movedTo(old, lonLat, (line, hand) => (land ? cellsDrawn(land, line, hand) : []))),
    [land],
  );
  const stroke = useCallback(
    (line: LonLat[]) =>
      setDraft((old) => (old?.kind === 'boundary' && land ? painted(old, cellsDrawn(land, line, old)) : old)),
    [land],
  );
  const make = (change: ChangeValue) =>
    action.run(async () => {
      onScenario(await appendChange(organisationId, id, { at: position, change }));
      setDraft(null);
    });
  const go = (to: number) =>
    action.run(async () => {
      setDraft(null);
      onScenario(await movePosition(organisationId, id, to));
    });
  const refusal = refused ? sayIt(refused.why) : null;
  return {
    ...{ action, draft, setDraft, drafted, refusal, limit, limits, setLimit, costs, whatIf, place, stroke, make, go },
  };
}
