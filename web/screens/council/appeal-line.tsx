import { type FormEvent, useState } from 'react';
import type { Appeal, AppealAnswer } from '../../../api/client.ts';
import { useOrganisation, useWords } from '../../state/organisation.tsx';
import { useAction } from '../../state/use-action.ts';
import { Button } from '../../ui/button.tsx';
import { ChoiceField, DayField, TextField, WordsField } from '../../ui/form-fields.tsx';
import { Failed } from '../../ui/states.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { isoDay } from './days.ts';
import { answerAppeal, withdrawAppeal } from './season-calls.ts';

const outcomes = ['rejected', 'correction', 'decision'] as const;

/** One appeal: what it is about, by when it must be answered, and the answer. */
export function AppealLine({ appeal, onChanged }: { appeal: Appeal; onChanged: () => void }) {
  const { t, date } = useWords();
  const { number, applicantId, about, status, late, overdue, answer } = appeal;
  return (
    <li className={status === 'withdrawn' ? 'season-line withdrawn' : 'season-line'}>
      <p>
        <b>{t('appeals.line', { number, applicant: applicantId, about: t(`appeals.about.${about}`) })}</b>{' '}
        <span className={status === 'open' ? 'tag' : 'tag status-done'}>{t(`appeals.status.${status}`)}</span>{' '}
        {overdue && <span className="tag status-failed">{t('appeals.overdue')}</span>}{' '}
        {late && <span className="tag">{t('appeals.late')}</span>}
      </p>
      <p className="soft small figures">
        {t('appeals.line-days', {
          ...{ received: date(appeal.receivedOn), by: date(appeal.answerBy), version: appeal.version },
        })}
      </p>
      <p>{appeal.statement}</p>
      {answer !== null && appeal.decidedOn && (
        <p>{t('appeals.answered', { number: appeal.decisionNumber, date: date(appeal.decidedOn), answer })}</p>
      )}
      {status === 'correction' && (
        <p className="soft">
          {appeal.correctedVersion === null
            ? t('appeals.correct-next')
            : t('appeals.corrected', { version: appeal.correctedVersion })}
        </p>
      )}
      {status === 'open' && <AnswerForm appeal={appeal} onChanged={onChanged} />}
    </li>
  );
}

function AnswerForm({ appeal, onChanged }: { appeal: Appeal; onChanged: () => void }) {
  const { t } = useWords();
  const { id } = useOrganisation();
  const [draft, setDraft] = useState<AppealAnswer>({
    ...{ outcome: 'rejected', number: '', answer: '', decidedOn: isoDay(new Date()) },
  });
  const { busy, failure, run } = useAction();
  const change = (part: Partial<AppealAnswer>) => setDraft({ ...draft, ...part });
  const save = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      await answerAppeal(id, appeal.id, draft);
      showToast(t('appeals.done', { number: appeal.number }));
      onChanged();
    });
  };
  const withdraw = () =>
    run(async () => {
      await withdrawAppeal(id, appeal.id);
      onChanged();
    });
  return (
    <details className="json-view">
      <summary>{t('appeals.answer-open')}</summary>
      <form className="season-form start-run" onSubmit={save}>
        <AnswerFields draft={draft} onChange={change} />
        {failure && <Failed failure={failure} />}
        <p className="season-actions">
          <Button look="main" type="submit" disabled={busy}>
            {t('appeals.send')}
          </Button>
          <Button look="quiet" disabled={busy} onClick={() => void withdraw()}>
            {t('appeals.withdraw')}
          </Button>
        </p>
      </form>
    </details>
  );
}

interface AnswerFieldsProps {
  draft: AppealAnswer;
  onChange: (part: Partial<AppealAnswer>) => void;
}

function AnswerFields({ draft, onChange }: AnswerFieldsProps) {
  const { t } = useWords();
  return (
    <>
      <ChoiceField
        label={t('appeals.outcome')}
        value={draft.outcome}
        choices={outcomes.map((value) => ({ value, text: t(`appeals.outcome.${value}`) }))}
        onValue={(outcome) => onChange({ outcome })}
      />
      <TextField
        label={t(draft.outcome === 'decision' ? 'appeals.number.decision' : 'appeals.number')}
        required
        value={draft.number}
        onValue={(number) => onChange({ number })}
      />
      <DayField
        label={t('appeals.decided-on')}
        value={draft.decidedOn}
        onValue={(decidedOn) => onChange({ decidedOn })}
      />
      <div className="wide">
        <WordsField
          label={t('appeals.words')}
          hint={t('appeals.words.hint')}
          required
          value={draft.answer}
          onValue={(answer) => onChange({ answer })}
        />
      </div>
    </>
  );
}
