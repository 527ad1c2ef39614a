import type { Period, PlacementDecision, Quota } from '../../../api/client.ts';
import { useOrganisation, useWords } from '../../state/organisation.tsx';
import { useAction } from '../../state/use-action.ts';
import { type Call, useCall } from '../../state/use-call.ts';
import { Button } from '../../ui/button.tsx';
import { Empty, Failed, Shown } from '../../ui/states.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { DecisionForm } from './decision-form.tsx';
import { PasteDecisions } from './paste-decisions.tsx';
import { listDecisions, withdrawDecision } from './season-calls.ts';

interface DecisionsPanelProps {
  period: Period;
  quotas: Call<{ quotas: Quota[] }>;
}

/** Children whom the council places itself: write one down, many at once, and take one back. */
export function DecisionsPanel({ period, quotas }: DecisionsPanelProps) {
  const { t } = useWords();
  const { id } = useOrganisation();
  const decisions = useCall(`${id} ${period.id}`, (signal) => listDecisions(id, period.id, signal));
  return (
    <div className="stack">
      <p className="soft">{t('season.decisions-what')}</p>
      <Shown call={quotas}>
        {(answer) => <DecisionForm period={period} quotas={answer.quotas} onSaved={decisions.reload} />}
      </Shown>
      <PasteDecisions period={period} onSaved={decisions.reload} />
      <h3>{t('season.decisions-list')}</h3>
      <Shown call={decisions}>
        {(answer) =>
          answer.decisions.length === 0 ? (
            <Empty title={t('season.decisions-empty')}>{t('season.decisions-empty.next')}</Empty>
          ) : (
            <ul className="run-list">
              {answer.decisions.map((decision) => (
                <DecisionLine key={decision.id} decision={decision} onChanged={decisions.reload} />
              ))}
            </ul>
          )
        }
      </Shown>
    </div>
  );
}

function DecisionLine({ decision, onChanged }: { decision: PlacementDecision; onChanged: () => void }) {
  const { t, n, date } = useWords();
  const { id } = useOrganisation();
  const { busy, failure, run } = useAction();
  const withdraw = () =>
    run(async () => {
      await withdrawDecision(id, decision.id);
      showToast(t('season.decision-withdrawn', { number: decision.number }));
      onChanged();
    });
  return (
    <li className={decision.withdrawnAt ? 'season-line withdrawn' : 'season-line'}>
      <p>
        <b>{decision.applicantId}</b> → {decision.schoolName}{' '}
        <span className="tag">{t(`season.kind.${decision.kind}`)}</span>
      </p>
      <p className="soft small">
        {decision.number} · {decision.reason} · {date(decision.createdAt)}
        {decision.seen && ` · ${t('season.decision-seen', { others: n(decision.seen.others, 0) })}`}
        {decision.withdrawnAt && ` · ${t('season.decision-withdrawn-on', { date: date(decision.withdrawnAt) })}`}
      </p>
      {!decision.withdrawnAt && (
        <Button look="quiet" disabled={busy} onClick={() => void withdraw()}>
          {t('season.decision-withdraw')}
        </Button>
      )}
      {failure && <Failed failure={failure} />}
    </li>
  );
}
