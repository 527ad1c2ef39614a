import './scenarios.css';
import { useState } from 'react';
import type { ScenarioSummary } from '../../../../api/client.ts';
import { useOperatorToken } from '../../../state/operator-token.ts';
import { useOrganisation, useWords } from '../../../state/organisation.tsx';
import { useAction } from '../../../state/use-action.ts';
import { useCall } from '../../../state/use-call.ts';
import { registerWords } from '../../../text/say.ts';
import { scenarios as words } from '../../../text/scenarios.ts';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { Empty, failureText, Shown } from '../../../ui/states.tsx';
import type { ToolProps } from '../map-tool.ts';
import { createScenario, listScenarios } from './calls.ts';
import { CompareView } from './compare-view.tsx';
import { ScenarioView } from './scenario-view.tsx';

registerWords({ scenarios: words });

const mostCompared = 3;

/** Scenarios of the level: a list to open, branch and compare; one open scenario with its map and figures. */
export default function ScenariosPanel(props: ToolProps) {
  const { t } = useWords();
  const token = useOperatorToken();
  const [openId, setOpenId] = useState(props.item || null);
  if (!token)
    return (
      <div className="panel-stack">
        <h2>{t('scenarios.title')}</h2>
        <p className="soft">{t('scenarios.what')}</p>
        <p className="notice small">{t('scenarios.needs-token')}</p>
      </div>
    );
  if (openId !== null)
    return <ScenarioView {...props} key={openId} id={openId} onOpen={setOpenId} onBack={() => setOpenId(null)} />;
  return <ScenarioList {...props} onOpen={setOpenId} />;
}

function ScenarioList({ view, onOpen }: ToolProps & { onOpen: (id: string) => void }) {
  const { t, n } = useWords();
  const { id } = useOrganisation();
  const list = useCall(`${id} scenarios`, (signal) => listScenarios(id, signal));
  const [chosen, setChosen] = useState<string[]>([]);
  const [comparing, setComparing] = useState(false);
  const ofLevel = (list.value?.scenarios ?? []).filter(({ level }) => level === view.level);
  const compared = chosen.filter((each) => ofLevel.some((scenario) => scenario.id === each));
  const choose = (each: string) =>
    setChosen(compared.includes(each) ? compared.filter((other) => other !== each) : [...compared, each]);
  return (
    <div className="panel-stack">
      <h2>{t('scenarios.title')}</h2>
      <p className="soft">{t('scenarios.what')}</p>
      <NewScenario {...{ view, onOpen }} number={ofLevel.length + 1} />
      <Shown call={list}>
        {() =>
          ofLevel.length === 0 ? (
            <Empty title={t('scenarios.empty')}>{t('scenarios.empty.next')}</Empty>
          ) : (
            <>
              <ul className="card-list">
                {ofLevel.map((scenario) => (
                  <ScenarioLine
                    key={scenario.id}
                    scenario={scenario}
                    onOpen={() => onOpen(scenario.id)}
                    chosen={compared.includes(scenario.id)}
                    full={compared.length >= mostCompared}
                    onChoose={() => choose(scenario.id)}
                  />
                ))}
              </ul>
              {ofLevel.length > 1 && (
                <div className="scenario-row">
                  <Button disabled={compared.length < 2} onClick={() => setComparing(true)}>
                    {t('scenarios.compare', { count: n(compared.length, 0) })}
                  </Button>
                  {compared.length < 2 && <span className="soft small">{t('scenarios.compare-hint')}</span>}
                </div>
              )}
            </>
          )
        }
      </Shown>
      {comparing && <CompareView ids={compared} onClose={() => setComparing(false)} />}
    </div>
  );
}

function NewScenario({
  view,
  onOpen,
  number,
}: Pick<ToolProps, 'view'> & { onOpen: (id: string) => void; number: number }) {
  const { t } = useWords();
  const { id } = useOrganisation();
  const action = useAction();
  const [name, setName] = useState('');
  const create = () =>
    action.run(async () => {
      const wanted = name.trim() || t('scenarios.default-name', { number });
      onOpen((await createScenario(id, { name: wanted, level: view.level, branchOf: null })).id);
    });
  return (
    <form
      className="scenario-new"
      onSubmit={(event) => {
        event.preventDefault();
        void create();
      }}
    >
      <Field label={t('scenarios.name')} error={action.failure && failureText(action.failure, t)}>
        {(control) => (
          <input
            {...control}
            className="input"
            value={name}
            placeholder={t('scenarios.default-name', { number })}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <Button look="main" type="submit" disabled={action.busy}>
        {t('scenarios.new')}
      </Button>
    </form>
  );
}

interface LineProps {
  scenario: ScenarioSummary;
  chosen: boolean;
  full: boolean;
  onOpen: () => void;
  onChoose: () => void;
}

function ScenarioLine({ scenario, chosen, full, onOpen, onChoose }: LineProps) {
  const { t, n, date } = useWords();
  const state = scenario.adoptedAt ? 'adopted' : scenario.shareCode ? 'shared' : 'private';
  return (
    <li className="card-item scenario-line">
      <input
        type="checkbox"
        checked={chosen}
        disabled={!chosen && full}
        aria-label={t('scenarios.choose', { name: scenario.name })}
        onChange={onChoose}
      />
      <div>
        <button type="button" className="scenario-open" onClick={onOpen}>
          {scenario.name}
        </button>
        <p className="soft small">
          {t('scenarios.changes-count', { count: n(scenario.position, 0) })} · {t(`scenarios.${state}`)} ·{' '}
          {date(scenario.createdAt)}
        </p>
      </div>
    </li>
  );
}
