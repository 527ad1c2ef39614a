import { ArrowLeft } from 'lucide-react';
import { useCallback, useState } from 'react';
import type { LoadedWay } from '#engines/scenario/loaded-ways.ts';
import type { Scenario } from '../../../../api/client.ts';
import { useOrganisation, useWords } from '../../../state/organisation.tsx';
import { useCall } from '../../../state/use-call.ts';
import { Button } from '../../../ui/button.tsx';
import { Failed, failureText, Shown } from '../../../ui/states.tsx';
import { SyntheticStamp } from '../../../ui/synthetic-stamp.tsx';
import { showToast } from '../../../ui/toasts.tsx';
import type { ToolProps } from '../map-tool.ts';
import { getScenario } from './calls.ts';
import { ChangeTools } from './change-tools.tsx';
import { FiguresOfScenario } from './figures-of-scenario.tsx';
import { HistoryList } from './history-list.tsx';
import { KpiBar } from './kpi-bar.tsx';
import { RebaseNotice } from './rebase-notice.tsx';
import { ScenarioActions } from './scenario-actions.tsx';
import { SchoolRunSection } from './school-run-section.tsx';
import { UndoButtons } from './undo-buttons.tsx';
import { type Editing, useEditing } from './use-editing.ts';
import { useScenarioMap } from './use-scenario-map.ts';

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

function OpenScenario(props: OpenProps) {
  const { scenario, onScenario, calls, change } = props;
  const { t } = useWords();
  const [wantsRun, setWantsRun] = useState(false);
  const [swipes, setSwipes] = useState(false);
  const [way, setWay] = useState<LoadedWay | null>(null);
  const editing = useEditing(scenario, onScenario, wantsRun);
  const choose = useCallback(
    (schoolId: string | null) => {
      setWay(null);
      change({ schoolId });
    },
    [change],
  );
  useScenarioMap(props, editing, { way, swipes, onSchool: choose });
  const { whatIf, go, action } = editing;
  const open = scenario.adoptedAt === null;
  return (
    <>
      <header className="scenario-head">
        <h2>
          {scenario.name} {whatIf.found?.synthetic && <SyntheticStamp />}
        </h2>
        <UndoButtons scenario={scenario} busy={action.busy} onGo={(to) => void go(to)} />
      </header>
      {open && scenario.baseSha256 !== scenario.baseNowSha256 && <RebaseNotice {...{ scenario, onScenario }} />}
      <Worked {...props} {...{ editing, choose, swipes }} onSwipes={setSwipes} />
      {whatIf.found && <SchoolRunSection run={whatIf.run} wanted={wantsRun} onWanted={setWantsRun} onWay={setWay} />}
      <HistoryList scenario={scenario} found={whatIf.found} onGo={open ? (to) => void go(to) : null} />
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

interface WorkedProps extends OpenProps {
  editing: Editing;
  choose: (schoolId: string | null) => void;
  swipes: boolean;
  onSwipes: (swipes: boolean) => void;
}

/** The pinned figures, the tools that change them, and all of them in full. */
function Worked({ scenario, view, mapCentre, editing, choose, swipes, onSwipes }: WorkedProps) {
  const { t, n } = useWords();
  const { action, whatIf, limit, limits, costs } = editing;
  const { found, land } = whatIf;
  const open = scenario.adoptedAt === null;
  return (
    <>
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
          {...{ ...editing, found, land, mapCentre }}
          number={scenario.position + 1}
          chosenId={view.schoolId}
          onChoose={choose}
          onDraft={editing.setDraft}
          onChange={(change) => void editing.make(change)}
          onPlace={editing.place}
        />
      )}
      {found && (
        <Button aria-pressed={swipes} onClick={() => onSwipes(!swipes)}>
          {t(swipes ? 'scenarios.swipe-end' : 'scenarios.swipe')}
        </Button>
      )}
      {found && <FiguresOfScenario {...{ found, limit, limits }} onLimit={editing.setLimit} />}
      {found && (
        <p className="soft small figures" role="status">
          {whatIf.busy ? t('scenarios.computing') : t('scenarios.took', { ms: n(found.milliseconds, 0) })}
        </p>
      )}
    </>
  );
}
