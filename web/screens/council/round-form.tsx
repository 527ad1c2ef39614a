import { useState } from 'react';
import type { Period, Publication } from '../../../api/client.ts';
import { go } from '../../state/navigation.tsx';
import { useOrganisation, useWords } from '../../state/organisation.tsx';
import { useAction } from '../../state/use-action.ts';
import { useCall } from '../../state/use-call.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Failed, Shown } from '../../ui/states.tsx';
import { asRules, type Rules } from './rules.ts';
import { listDeclines, recordDeclines, startRound, withdrawDecline } from './season-calls.ts';

/** After a result is public: who gave a place up, and a round in which nobody placed gets worse. */
export function RoundForm({ period, inForce }: { period: Period; inForce: Publication }) {
  const { t, n } = useWords();
  const { id } = useOrganisation();
  const { runId } = inForce;
  const [text, setText] = useState('');
  const { busy, failure, run } = useAction();
  const declines = useCall(`${id} ${runId}`, (signal) => listDeclines(id, runId, signal));
  const codes = text.split(/[\s,;]+/).filter(Boolean);
  const record = () =>
    run(async () => {
      declines.set(await recordDeclines(id, runId, codes));
      setText('');
    });
  const start = () =>
    run(async () => {
      const round = await startRound(id, runId);
      go({ room: 'council', organisationId: id, periodId: period.id, runId: round.id });
    });
  return (
    <details className="json-view">
      <summary>{t('season.round-title')}</summary>
      <div className="stack">
        <p className="soft">{t('season.round-what')}</p>
        <WhoMoves rules={asRules(period.rules)} />
        <p>{t('season.round-late')}</p>
        <Field label={t('season.round-declines')} hint={t('season.round-declines.hint')}>
          {(control) => (
            <textarea
              {...control}
              className="input code"
              rows={4}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
        <p className="season-actions">
          <Button disabled={busy || codes.length === 0} onClick={() => void record()}>
            {t('season.round-declines-do')}
          </Button>
          <Button look="main" disabled={busy} onClick={() => void start()}>
            {t('season.round-start')}
          </Button>
        </p>
        {failure && <Failed failure={failure} />}
        <Shown call={declines} lines={1}>
          {(answer) => (
            <>
              <p>{t('season.round-declines-count', { count: n(answer.declines.length, 0) })}</p>
              <ul className="run-list">
                {answer.declines.map(({ applicantId, schoolName }) => (
                  <li key={applicantId} className="season-line">
                    <p>
                      <b>{applicantId}</b> · {schoolName}
                    </p>
                    <Button
                      look="quiet"
                      disabled={busy}
                      onClick={() => void run(async () => declines.set(await withdrawDecline(id, runId, applicantId)))}
                    >
                      {t('season.round-back')}
                    </Button>
                  </li>
                ))}
              </ul>
            </>
          )}
        </Shown>
      </div>
    </details>
  );
}

/** Where nobody moves up, it is said, and why. */
function WhoMoves({ rules }: { rules: Rules }) {
  const { t } = useWords();
  if (rules.criteria.some(({ rule }) => rule === 'twins')) return <p>{t('season.round-twins')}</p>;
  if (rules.mechanism !== 'deferred-acceptance' || rules.guarantee === 'maximum')
    return <p>{t('season.round-stays')}</p>;
  return null;
}
