import { type FormEvent, useState } from 'react';
import type { Period } from '../../../api/client.ts';
import { useOrganisation, useWords } from '../../state/organisation.tsx';
import { useAction } from '../../state/use-action.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/form-fields.tsx';
import { Failed } from '../../ui/states.tsx';
import { saveAppealTerm } from './season-calls.ts';

/** Within how many days appeals are answered, and the paper that says so: told to families on every receipt. */
export function AppealTermForm({ period, onSaved }: { period: Period; onSaved: (period: Period) => void }) {
  const { t } = useWords();
  const { id } = useOrganisation();
  const { appealTerm: term } = period;
  const [days, setDays] = useState(term ? String(term.days) : '');
  const [source, setSource] = useState(term?.source ?? '');
  const { busy, failure, run } = useAction();
  const save = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => onSaved(await saveAppealTerm(id, period.id, { days: Number(days), source })));
  };
  const clear = () => void run(async () => onSaved(await saveAppealTerm(id, period.id, null)));
  return (
    <details className="json-view">
      <summary>{term ? t('appeals.term', { ...term }) : t('appeals.term-none')}</summary>
      <form className="season-form start-run" onSubmit={save}>
        <p className="soft small wide">{t('appeals.term-what')}</p>
        <TextField label={t('appeals.term-days')} required value={days} onValue={setDays} />
        <TextField
          label={t('appeals.term-source')}
          hint={t('appeals.term-source.hint')}
          required
          value={source}
          onValue={setSource}
        />
        {failure && <Failed failure={failure} />}
        <p className="season-actions">
          <Button look="main" type="submit" disabled={busy || !/^\d{1,3}$/.test(days.trim()) || source.trim() === ''}>
            {t('appeals.term-save')}
          </Button>
          {term && (
            <Button look="quiet" disabled={busy} onClick={clear}>
              {t('appeals.term-clear')}
            </Button>
          )}
        </p>
      </form>
    </details>
  );
}
