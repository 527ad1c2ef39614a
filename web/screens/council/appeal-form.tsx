import { type FormEvent, useState } from 'react';
import type { NewAppeal, Period } from '../../../api/client.ts';
import { useOrganisation, useWords } from '../../state/organisation.tsx';
import { useAction } from '../../state/use-action.ts';
import { Button } from '../../ui/button.tsx';
import { ChoiceField, DayField, TextField, WordsField } from '../../ui/form-fields.tsx';
import { Failed } from '../../ui/states.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { isoDay, laterBy } from './days.ts';
import { recordAppeal } from './season-calls.ts';

const subjects = ['metres', 'group', 'address', 'sibling', 'papers', 'other'] as const;

/** One appeal that came in. The day of the answer follows the period's term, and may be made earlier. */
export function AppealForm({ period, onSaved }: { period: Period; onSaved: () => void }) {
  const { t } = useWords();
  const { id } = useOrganisation();
  const today = isoDay(new Date());
  const lastDay = (received: string) => (period.appealTerm ? laterBy(received, period.appealTerm.days) : '');
  const blank: Draft = {
    ...{ applicantId: '', about: 'metres', statement: '' },
    ...{ receivedOn: today, answerBy: lastDay(today) },
  };
  const [draft, setDraft] = useState(blank);
  const { busy, failure, run } = useAction();
  const change = (part: Partial<Draft>) =>
    setDraft({ ...draft, ...part, ...(part.receivedOn && { answerBy: lastDay(part.receivedOn) }) });
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

type Draft = NewAppeal & { answerBy: string };

interface AppealFieldsProps {
  draft: Draft;
  onChange: (part: Partial<Draft>) => void;
}

function AppealFields({ draft, onChange }: AppealFieldsProps) {
  const { t } = useWords();
  return (
    <>
      <TextField
        label={t('appeals.applicant')}
        required
        value={draft.applicantId}
        onValue={(applicantId) => onChange({ applicantId })}
      />
      <ChoiceField
        label={t('appeals.about')}
        value={draft.about}
        choices={subjects.map((value) => ({ value, text: t(`appeals.about.${value}`) }))}
        onValue={(about) => onChange({ about })}
      />
      <DayField
        label={t('appeals.received')}
        value={draft.receivedOn}
        onValue={(receivedOn) => onChange({ receivedOn })}
      />
      <DayField label={t('appeals.answer-by')} value={draft.answerBy} onValue={(answerBy) => onChange({ answerBy })} />
      <div className="wide">
        <WordsField
          label={t('appeals.statement')}
          hint={t('appeals.statement.hint')}
          required
          value={draft.statement}
          onValue={(statement) => onChange({ statement })}
        />
      </div>
    </>
  );
}
