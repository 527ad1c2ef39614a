import type { Scenario } from '../../../../api/client.ts';
import { useOrganisation, useWords } from '../../../state/organisation.tsx';
import { useAction } from '../../../state/use-action.ts';
import { useCall } from '../../../state/use-call.ts';
import { Button } from '../../../ui/button.tsx';
import { failureText } from '../../../ui/states.tsx';
import { listConflicts, rebaseScenario } from './calls.ts';

interface RebaseProps {
  scenario: Scenario;
  onScenario: (scenario: Scenario) => void;
}

/** The network changed under a scenario: which of its changes no longer fit, before any figure is read, and what can be done. */
export function RebaseNotice({ scenario, onScenario }: RebaseProps) {
  const { t, n, code } = useWords();
  const organisationId = useOrganisation().id;
  const action = useAction();
  const call = useCall(`${organisationId} ${scenario.id} ${scenario.baseNowSha256}`, (signal) =>
    listConflicts(organisationId, scenario.id, signal),
  );
  const conflicts = call.value?.conflicts ?? [];
  const rebase = (drop: number[]) =>
    action.run(async () => onScenario(await rebaseScenario(organisationId, scenario.id, drop)));
  return (
    <div className="notice panel-stack">
      <p>{t('scenarios.base-changed', { count: n(conflicts.length, 0) })}</p>
      <ul className="small">
        {conflicts.map(({ at, why }) => (
          <li key={at}>
            {n(at + 1, 0)}. {code(`scenarios.${why.code}`, why.params)}
          </li>
        ))}
      </ul>
      {action.failure && <p className="field-error">{failureText(action.failure, t)}</p>}
      <div className="scenario-row">
        <Button disabled={action.busy} onClick={() => void rebase([])}>
          {t('scenarios.rebase')}
        </Button>
        {conflicts.length > 0 && (
          <Button disabled={action.busy} onClick={() => void rebase(conflicts.map(({ at }) => at))}>
            {t('scenarios.rebase-drop', { count: n(conflicts.length, 0) })}
          </Button>
        )}
      </div>
    </div>
  );
}
