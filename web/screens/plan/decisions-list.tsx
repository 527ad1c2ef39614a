import { useState } from 'react';
import type { Decision } from '../../../api/client.ts';
import { asFailure } from '../../api.ts';
import { useOrganisation, useWords } from '../../state/organisation.tsx';
import { useCall } from '../../state/use-call.ts';
import { Button } from '../../ui/button.tsx';
import { failureText, Shown } from '../../ui/states.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { listDecisions, turnDecision } from './calls.ts';

const page = 20;

/** What the cleaning of the school register decided, line by line, each of which a person can turn back. */
export function DecisionsList() {
  const { t } = useWords();
  const { id } = useOrganisation();
  const call = useCall(id, (signal) => listDecisions(id, signal));
  const [shown, setShown] = useState(page);
  const put = (next: Decision) =>
    call.set({ decisions: (call.value?.decisions ?? []).map((old) => (old.key === next.key ? next : old)) });
  return (
    <section className="panel-stack">
      <h2>{t('planner.decisions-title')}</h2>
      <Shown call={call}>
        {({ decisions }) =>
          decisions.length === 0 ? (
            <p className="soft">{t('planner.decisions-none')}</p>
          ) : (
            <>
              <p className="soft">{t('planner.decisions-what')}</p>
              <ul className="card-list">
                {decisions.slice(0, shown).map((decision) => (
                  <DecisionLine key={`${decision.key} ${decision.kind}`} decision={decision} onTurned={put} />
                ))}
              </ul>
              {decisions.length > shown && (
                <Button onClick={() => setShown(shown + page)}>
                  {t('planner.decisions-more', { count: Math.min(page, decisions.length - shown) })}
                </Button>
              )}
            </>
          )
        }
      </Shown>
    </section>
  );
}

function DecisionLine({ decision, onTurned }: { decision: Decision; onTurned: (next: Decision) => void }) {
  const { t, code, n, date } = useWords();
  const { id } = useOrganisation();
  const { name } = decision.details;
  const turn = async () => {
    try {
      onTurned(await turnDecision(id, decision));
      showToast(t('planner.decision-turned'));
    } catch (error) {
      showToast(failureText(asFailure(error), t));
    }
  };
  return (
    <li className={decision.reversedAt ? 'card-item withdrawn' : 'card-item'}>
      <p>
        <b>{name ?? decision.key}</b> · {t(`planner.decision.${decision.kind}`)} ({n(decision.confidence * 100, 0)} %)
      </p>
      <p className="soft small">{code(`reasons.${decision.reason}`)}</p>
      {decision.reversedAt && (
        <p className="small">
          {t('planner.decision-reversed', { who: decision.reversedBy ?? '', date: date(decision.reversedAt) })}
        </p>
      )}
      <Button onClick={() => void turn()}>
        {t(decision.reversedAt ? 'planner.decision-restore' : 'planner.decision-reverse')}
      </Button>
    </li>
  );
}
