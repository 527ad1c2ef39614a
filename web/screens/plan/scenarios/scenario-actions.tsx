import { useState } from 'react';
import type { Scenario } from '../../../../api/client.ts';
import { useOrganisation, useWords } from '../../../state/organisation.tsx';
import { writePath } from '../../../state/paths.ts';
import { useAction } from '../../../state/use-action.ts';
import { useCall } from '../../../state/use-call.ts';
import { Button } from '../../../ui/button.tsx';
import { failureText } from '../../../ui/states.tsx';
import { SyntheticStamp } from '../../../ui/synthetic-stamp.tsx';
import { ShareLink } from '../share-link.tsx';
import { adoptScenario, createScenario, findScore, scoreScenario, shareScenario } from './calls.ts';
import { DossierButtons } from './dossier-buttons.tsx';

interface ActionsProps {
  scenario: Scenario;
  onScenario: (scenario: Scenario) => void;
  onOpen: (id: string) => void;
  onAdopted: () => void;
}

/** What is done with a whole scenario: score, branch, share, adopt. */
export function ScenarioActions(props: ActionsProps) {
  const { t } = useWords();
  const { scenario, onScenario, onOpen } = props;
  const organisationId = useOrganisation().id;
  const action = useAction();
  const linkOf = (code: string) => writePath({ room: 'look', organisationId, schoolId: null, scenario: code });
  const branch = () =>
    action.run(async () => {
      const name = t('scenarios.branch-name', { name: scenario.name });
      onOpen((await createScenario(organisationId, { name, level: scenario.level, branchOf: scenario.id })).id);
    });
  const share = (shared: boolean) =>
    action.run(async () => onScenario(await shareScenario(organisationId, scenario.id, shared)));
  return (
    <>
      <ScoreSection scenario={scenario} />
      <DossierButtons scenario={scenario} />
      <section className="panel-stack scenario-actions">
        <div className="scenario-row">
          <Button disabled={action.busy} onClick={() => void branch()}>
            {t('scenarios.branch')}
          </Button>
          <Button disabled={action.busy} onClick={() => void share(scenario.shareCode === null)}>
            {t(scenario.shareCode === null ? 'scenarios.share' : 'scenarios.unshare')}
          </Button>
        </div>
        {action.failure && <p className="field-error">{failureText(action.failure, t)}</p>}
        {scenario.shareCode && <ShareLink path={linkOf(scenario.shareCode)} />}
        {scenario.comments.length > 0 && <Comments scenario={scenario} />}
        {scenario.adoptedAt === null && <Adopt {...props} />}
      </section>
    </>
  );
}

function Comments({ scenario }: { scenario: Scenario }) {
  const { t, date } = useWords();
  return (
    <section className="panel-stack">
      <h3>{t('scenarios.comments')}</h3>
      <ul className="card-list">
        {scenario.comments.map((comment) => (
          <li key={comment.id} className="card-item">
            <p>{comment.words}</p>
            <p className="soft small">
              {[comment.author, comment.communeName, date(comment.writtenAt)].filter(Boolean).join(' · ')}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Adopt({ scenario, onScenario, onAdopted }: ActionsProps) {
  const { t } = useWords();
  const organisationId = useOrganisation().id;
  const action = useAction();
  const [asked, setAsked] = useState(false);
  const adopt = () =>
    action.run(async () => {
      onScenario(await adoptScenario(organisationId, scenario.id));
      onAdopted();
    });
  if (!asked)
    return (
      <Button disabled={scenario.position === 0} onClick={() => setAsked(true)}>
        {t('scenarios.adopt')}
      </Button>
    );
  return (
    <div className="scenario-draft">
      <p>{t('scenarios.adopt-what')}</p>
      {action.failure && <p className="field-error">{failureText(action.failure, t)}</p>}
      <div className="form-end">
        <Button onClick={() => setAsked(false)}>{t('scenarios.cancel')}</Button>
        <Button look="main" disabled={action.busy} onClick={() => void adopt()}>
          {t('scenarios.adopt-sure')}
        </Button>
      </div>
    </div>
  );
}

function ScoreSection({ scenario }: { scenario: Scenario }) {
  const { t, n } = useWords();
  const organisationId = useOrganisation().id;
  const action = useAction();
  const call = useCall(`${organisationId} ${scenario.id} ${scenario.position} score`, (signal) =>
    findScore(organisationId, scenario.id, signal),
  );
  const score = call.value?.score ?? null;
  const run = () => action.run(async () => call.set({ score: await scoreScenario(organisationId, scenario.id) }));
  const few = (count: number | null) => (count === null ? t('scenarios.few') : n(count, 0));
  return (
    <section className="panel-stack">
      <h3>
        {t('scenarios.score')} {score?.synthetic && <SyntheticStamp />}
      </h3>
      <p className="soft small">{t('scenarios.score-what')}</p>
      {score && (
        <ul>
          <li>
            {t('scenarios.score-placed', {
              ...{ period: score.periodName, before: n(score.placedBefore, 0), after: n(score.placedAfter, 0) },
              children: n(score.children, 0),
            })}
          </li>
          {score.steps.map(({ metres, nearer, farther }) => (
            <li key={metres}>
              {t('scenarios.score-nearer', { metres: n(metres, 0), children: few(nearer), farther: few(farther) })}
            </li>
          ))}
        </ul>
      )}
      {action.failure && <p className="field-error">{failureText(action.failure, t)}</p>}
      <Button disabled={action.busy || scenario.position === 0} onClick={() => void run()}>
        {t(action.busy ? 'scenarios.scoring' : 'scenarios.score-run')}
      </Button>
    </section>
  );
}
