import { type FormEvent, useState } from 'react';
import type { NewAppeal, Period } from '../../../api/client.ts';
import { useOrganisation, useWords } from '../../state/organisation.tsx';
import { useAction } from '../../state/use-action.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Failed } from '../../ui/states.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { recordAppeal } from './season-calls.ts';

const subjects = ['metres', 'group', 'address', 'sibling', 'papers', 'other'] as const;
/** Days a council is first offered for its answer; it may write any other. */
const usualDays = 7;

/** One appeal that came in. */
export function AppealForm({ period, onSaved }: { period: Period; onSaved: () => void }) {
  const { t } = useWords();
  const { id } = useOrganisation();
  const today = isoDay(new Date());
  const blank: NewAppeal = {
    ...{ applicantId: '', about: 'metres', statement: '' },
    ...{ receivedOn: today, answerBy: laterBy(today, usualDays) },
  };
  const [draft, setDraft] = useState(blank);
  const { busy, failure, run } = useAction();
  const change = (part: Partial<NewAppeal>) => setDraft({ ...draft, ...part });
  const save = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      const { number } = await recordAppeal(id, period.id, draft);
      showToast(t('appeals.recorded', { number }));
      setDraft(blank);
      onSaved();
    });
  };
  return (
    <form className="start-run season-form" onSubmit={save}>
      <h3>{t('appeals.new')}</h3>
      <AppealFields draft={draft} onChange={change} />
      {failure && <Failed failure={failure} />}
      <p className="season-actions">
        <Button look="main" type="submit" disabled={busy}>
          {t('appeals.record')}
        </Button>
      </p>
    </form>
  );
}

interface AppealFieldsProps {
  draft: NewAppeal;
  onChange: (part: Partial<NewAppeal>) => void;
}

function AppealFields({ draft, onChange: change }: AppealFieldsProps) {
  const { t } = useWords();
  return (
    <>
      <Field label={t('appeals.applicant')}>
        {(control) => (
          <input
            {...control}
            className="input"
            autoComplete="off"
            required
            value={draft.applicantId}
            onChange={(event) => change({ applicantId: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('appeals.about')}>
        {(control) => (
          <select
            {...control}
            className="input"
            value={draft.about}
            onChange={(event) => change({ about: event.target.value as NewAppeal['about'] })}
          >
            {subjects.map((subject) => (
              <option key={subject} value={subject}>
                {t(`appeals.about.${subject}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <DayField
        label={t('appeals.received')}
        value={draft.receivedOn}
        onValue={(receivedOn) =>
          change({ receivedOn, ...(receivedOn && { answerBy: laterBy(receivedOn, usualDays) }) })
        }
      />
      <DayField label={t('appeals.answer-by')} value={draft.answerBy} onValue={(answerBy) => change({ answerBy })} />
      <div className="wide">
        <Field label={t('appeals.statement')} hint={t('appeals.statement.hint')}>
          {(control) => (
            <textarea
              {...control}
              className="input appeal-words"
              rows={3}
              required
              value={draft.statement}
              onChange={(event) => change({ statement: event.target.value })}
            />
          )}
        </Field>
      </div>
    </>
  );
}

interface DayFieldProps {
  label: string;
  value: string;
  onValue: (day: string) => void;
}

/** A day that must be given. */
export function DayField({ label, value, onValue }: DayFieldProps) {
  return (
    <Field label={label}>
      {(control) => (
        <input
          {...control}
          className="input"
          type="date"
          required
          value={value}
          onChange={(event) => onValue(event.target.value)}
        />
      )}
    </Field>
  );
}

/** The day on the reader's own calendar, ISO. */
export function isoDay(now: Date): string {
  const [year, month, day] = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  return [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}

function laterBy(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
