import '../scenarios/scenarios.css';
import './programme.css';
import { useState } from 'react';
import type { Programme, ScenarioSummary } from '../../../../api/client.ts';
import { useOperatorToken } from '../../../state/operator-token.ts';
import { useOrganisation, useWords } from '../../../state/organisation.tsx';
import { useCall } from '../../../state/use-call.ts';
import { capacity } from '../../../text/capacity.ts';
import { programme as words } from '../../../text/programme.ts';
import { registerWords } from '../../../text/say.ts';
import { scenarios } from '../../../text/scenarios.ts';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { Empty, Shown } from '../../../ui/states.tsx';
import { SyntheticStamp } from '../../../ui/synthetic-stamp.tsx';
import type { ToolProps } from '../map-tool.ts';
import { listScenarios } from '../scenarios/calls.ts';
import { getProgramme } from './calls.ts';
import { PlanInYears } from './plan-in-years.tsx';
import { PricesCard } from './prices-card.tsx';
import { SettingsForm } from './settings-form.tsx';

registerWords({ programme: words, scenarios, capacity });

/** The years of a scenario's works: money, land and fixed years in, an order of years and what it leaves short out. */
export default function ProgrammePanel(props: ToolProps) {
  const { t } = useWords();
  const { id } = useOrganisation();
  const token = useOperatorToken();
  const list = useCall(token ? `${id} scenarios` : null, (signal) => listScenarios(id, signal));
  return (
    <div className="panel-stack">
      <h2>{t('programme.title')}</h2>
      <p className="soft small">{t('programme.what')}</p>
      {token ? (
        <Shown call={list}>
          {({ scenarios: found }) => (
            <OfLevel {...props} scenarios={found.filter(({ level }) => level === props.view.level)} />
          )}
        </Shown>
      ) : (
        <p className="notice small">{t('programme.needs-token')}</p>
      )}
    </div>
  );
}

function OfLevel({ scenarios: found, ...props }: ToolProps & { scenarios: ScenarioSummary[] }) {
  const { t } = useWords();
  const [chosen, setChosen] = useState<string | null>(null);
  const open = found.find(({ id }) => id === chosen) ?? found.find(({ position }) => position > 0) ?? found[0];
  if (!open)
    return (
      <Empty
        title={t('programme.no-scenarios')}
        action={<Button onClick={() => props.goTo('scenarios', '')}>{t('programme.no-scenarios.go')}</Button>}
      >
        {t('programme.no-scenarios.next')}
      </Empty>
    );
  return (
    <>
      <Field label={t('programme.scenario')}>
        {(control) => (
          <select {...control} className="input" value={open.id} onChange={(event) => setChosen(event.target.value)}>
            {found.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <OfScenario key={open.id} {...props} scenarioId={open.id} />
    </>
  );
}

function OfScenario({ scenarioId, ...props }: ToolProps & { scenarioId: string }) {
  const { t } = useWords();
  const { id } = useOrganisation();
  const call = useCall(`${id} programme ${scenarioId}`, (signal) => getProgramme(id, scenarioId, signal));
  return (
    <Shown call={call} lines={8}>
      {(found) =>
        found.works.length === 0 ? (
          <Empty
            title={t('programme.no-works')}
            action={<Button onClick={() => props.goTo('scenarios', scenarioId)}>{t('programme.no-works.go')}</Button>}
          >
            {t('programme.no-works.next')}
          </Empty>
        ) : found.years === null ? (
          <Empty
            title={t('programme.no-forecast')}
            action={<Button onClick={() => props.goTo('forecast', '')}>{t('programme.no-forecast.go')}</Button>}
          >
            {t('programme.no-forecast.next')}
          </Empty>
        ) : (
          <Open {...props} found={found} onFound={call.set} onPrices={call.reload} />
        )
      }
    </Shown>
  );
}

interface OpenProps extends ToolProps {
  found: Programme;
  onFound: (found: Programme) => void;
  onPrices: () => void;
}

function Open({ found, onFound, onPrices, ...props }: OpenProps) {
  const { t, date } = useWords();
  const { made } = found;
  return (
    <>
      <PricesCard costs={found.costs} onSaved={onPrices} />
      <SettingsForm found={found} onFound={onFound} />
      {made && (
        <section className="panel-stack">
          <h3>
            {t('programme.result')} {found.synthetic && <SyntheticStamp />}
          </h3>
          <p className="soft small">{t('programme.made-by', { who: made.madeBy, date: date(made.madeAt) })}</p>
          {made.outdated && <p className="notice small">{t('programme.outdated')}</p>}
          <PlanInYears {...props} works={found.works} plan={made.plan} settings={made.settings} />
        </section>
      )}
    </>
  );
}
