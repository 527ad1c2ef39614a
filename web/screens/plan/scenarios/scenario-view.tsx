import { ArrowLeft, Redo2, Undo2 } from 'lucide-react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { ChangeValue } from '#engines/scenario/changes/change.ts';
import type { LoadedWay } from '#engines/scenario/loaded-ways.ts';
import type { LonLat, Scenario } from '../../../../api/client.ts';
import { useOrganisation, useWords } from '../../../state/organisation.tsx';
import { type Action, useAction } from '../../../state/use-action.ts';
import { useCall } from '../../../state/use-call.ts';
import { Button } from '../../../ui/button.tsx';
import { Failed, failureText, Shown } from '../../../ui/states.tsx';
import { SyntheticStamp } from '../../../ui/synthetic-stamp.tsx';
import { showToast } from '../../../ui/toasts.tsx';
import { type MapTool, type ToolProps, useMapTool } from '../map-tool.ts';
import { appendChange, getCosts, getScenario, movePosition } from './calls.ts';
import { cellsAround, zonesOnMap } from './cells.ts';
import { ChangeTools } from './change-tools.tsx';
import { changeOf, choosing, type Draft, isPlacing, movedTo, pinOf } from './draft.ts';
import { FiguresOfScenario } from './figures-of-scenario.tsx';
import { HistoryList } from './history-list.tsx';
import { KpiBar } from './kpi-bar.tsx';
import { mapSchools } from './map-schools.ts';
import { ScenarioActions } from './scenario-actions.tsx';
import { SchoolRunSection } from './school-run-section.tsx';
import { useSaying } from './use-saying.ts';
import { useWhatIf } from './use-what-if.ts';

interface ViewProps extends ToolProps {
  id: string;
  onOpen: (id: string) => void;
  onBack: () => void;
}

/** One scenario: its changes, the tools to make more on the map, and its figures against today. */
export function ScenarioView(props: ViewProps) {
  const { t } = useWords();
  const { id } = props;
  const organisationId = useOrganisation().id;
  const call = useCall(`${organisationId} ${id}`, (signal) => getScenario(organisationId, id, signal));
  return (
    <div className="panel-stack">
      <Button look="quiet" className="scenario-back" icon={<ArrowLeft aria-hidden size={18} />} onClick={props.onBack}>
        {t('scenarios.all')}
      </Button>
      <Shown call={call} lines={10}>
        {(scenario) => <OpenScenario {...props} scenario={scenario} onScenario={call.set} />}
      </Shown>
    </div>
  );
}

interface OpenProps extends ViewProps {
  scenario: Scenario;
  onScenario: (scenario: Scenario) => void;
}

const firstLimit = 2000;

function OpenScenario(props: OpenProps) {
  const { scenario, onScenario, view, takeMap, calls } = props;
  const sayIt = useSaying();
  const { t, n } = useWords();
  const organisationId = useOrganisation().id;
  const action = useAction();
  const [draft, setDraft] = useState<Draft | null>(null);
  const [limit, setLimit] = useState(firstLimit);
  const [wantsRun, setWantsRun] = useState(false);
  const [way, setWay] = useState<LoadedWay | null>(null);
  const draftId = `${scenario.id.slice(0, 4)}-${scenario.position + 1}`;
  const drafted = useMemo(() => draft && changeOf(draft, draftId), [draft, draftId]);
  const changes = useMemo(
    () => [...(scenario.changes.slice(0, scenario.position) as ChangeValue[]), ...(drafted ? [drafted] : [])],
    [scenario, drafted],
  );
  const costs = useCall(`${organisationId} costs`, (signal) => getCosts(organisationId, signal)).value?.costs ?? null;
  const whatIf = useWhatIf(
    scenario.level,
    scenario.baseNowSha256,
    { changes, limitMetres: limit, prices: costs },
    wantsRun,
  );
  const { found, land } = whatIf;
  const refused = drafted && found?.refused.find(({ at }) => at === scenario.position);
  const place = useCallback(
    (lonLat: LonLat) =>
      setDraft((old) => old && movedTo(old, lonLat, (at, rings) => (land ? cellsAround(land, at, rings) : []))),
    [land],
  );
  const make = (change: ChangeValue) =>
    action.run(async () => {
      onScenario(await appendChange(organisationId, scenario.id, { at: scenario.position, change }));
      setDraft(null);
    });
  const go = (to: number) =>
    action.run(async () => {
      setDraft(null);
      onScenario(await movePosition(organisationId, scenario.id, to));
    });
  useUndoKeys(scenario, (to) => void go(to));
  const { ways } = whatIf.run;
  const focus = useMemo(() => way && { bounds: boundsOf(way), padding: 120 }, [way]);
  const tool = useMemo<MapTool>(() => {
    const pick = isPlacing(draft) ? place : undefined;
    const zones = found && zonesOnMap(found, draft?.kind === 'boundary' ? draft.cells : []);
    return {
      data: {
        ...(found && mapSchools(found, calls.schools.value?.schools ?? [], view.level, view.schoolId)),
        ...(zones && { zones }),
        ...(ways && { loads: ways, flows: null }),
        home: pinOf(draft),
      },
      focus,
      drawn: draft && 'line' in draft ? draft.line : [],
      pinning: isPlacing(draft),
      onPick: pick,
      onMoved: pick && draft && 'lonLat' in draft ? pick : undefined,
      onSchool: (schoolId) => (draft ? setDraft(choosing(draft, schoolId)) : props.change({ schoolId })),
    };
  }, [draft, found, place, ways, focus, calls.schools.value, view.level, view.schoolId, props.change]);
  useMapTool(takeMap, tool);
  const open = scenario.adoptedAt === null;
  return (
    <>
      <header className="scenario-head">
        <h2>
          {scenario.name} {found?.synthetic && <SyntheticStamp />}
        </h2>
        <UndoButtons scenario={scenario} action={action} onGo={(to) => void go(to)} />
      </header>
      {found && <KpiBar {...{ found, limit, costs }} busy={whatIf.busy} />}
      {!open && <p className="notice small">{t('scenarios.is-adopted')}</p>}
      {action.failure && (
        <p className="field-error" role="alert">
          {failureText(action.failure, t)}
        </p>
      )}
      {whatIf.failure && <Failed failure={whatIf.failure} />}
      {!found && !whatIf.failure && <p role="status">{t('scenarios.preparing')}</p>}
      {found && land && open && (
        <ChangeTools
          {...{ found, land, draft, drafted, action }}
          refusal={refused ? sayIt(refused.why) : null}
          onPlace={place}
          mapCentre={props.mapCentre}
          number={scenario.position + 1}
          chosenId={view.schoolId}
          onChoose={(schoolId) => props.change({ schoolId })}
          onDraft={setDraft}
          onChange={(change) => void make(change)}
        />
      )}
      {found && <FiguresOfScenario found={found} limit={limit} onLimit={setLimit} />}
      {found && <SchoolRunSection run={whatIf.run} wanted={wantsRun} onWanted={setWantsRun} onWay={setWay} />}
      {found && (
        <p className="soft small figures" role="status">
          {whatIf.busy ? t('scenarios.computing') : t('scenarios.took', { ms: n(found.milliseconds, 0) })}
        </p>
      )}
      <HistoryList scenario={scenario} found={found} onGo={open ? (to) => void go(to) : null} />
      <ScenarioActions
        scenario={scenario}
        onScenario={onScenario}
        onOpen={props.onOpen}
        onAdopted={() => {
          calls.schools.reload();
          calls.coverage.reload();
          calls.edits.reload();
          showToast(t('scenarios.adopted'));
        }}
      />
    </>
  );
}

function boundsOf({ lines }: LoadedWay): [number, number, number, number] {
  const [lons, lats] = [0, 1].map((axis) => lines.flat().map((point) => point[axis]));
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}

function UndoButtons({ scenario, action, onGo }: { scenario: Scenario; action: Action; onGo: (to: number) => void }) {
  const { t } = useWords();
  const { position, changeCount, adoptedAt } = scenario;
  const still = action.busy || adoptedAt !== null;
  return (
    <div className="scenario-row">
      <Button
        icon={<Undo2 aria-hidden size={18} />}
        disabled={still || position === 0}
        title="Ctrl+Z"
        onClick={() => onGo(position - 1)}
      >
        {t('scenarios.undo')}
      </Button>
      <Button
        icon={<Redo2 aria-hidden size={18} />}
        disabled={still || position === changeCount}
        title="Ctrl+Shift+Z"
        onClick={() => onGo(position + 1)}
      >
        {t('scenarios.redo')}
      </Button>
    </div>
  );
}

/** Ctrl+Z undoes, Ctrl+Shift+Z or Ctrl+Y does again, unless the reader is typing. */
function useUndoKeys({ position, changeCount, adoptedAt }: Scenario, go: (to: number) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && event.target.matches('input, select, textarea');
      if (typing || adoptedAt || !(event.ctrlKey || event.metaKey)) return;
      const key = event.key.toLowerCase();
      const to = key === 'y' || (key === 'z' && event.shiftKey) ? position + 1 : key === 'z' ? position - 1 : null;
      if (to === null || to < 0 || to > changeCount) return;
      event.preventDefault();
      go(to);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
}
