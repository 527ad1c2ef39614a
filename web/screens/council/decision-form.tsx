import { type FormEvent, useState } from 'react';
import type { DecisionPreview, Period, Quota } from '../../../api/client.ts';
import { useOrganisation, useWords } from '../../state/organisation.tsx';
import { useAction } from '../../state/use-action.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Failed } from '../../ui/states.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { DecisionEffect } from './decision-effect.tsx';
import { SchoolChoice } from './school-choice.tsx';
import { type NewDecision, previewDecision, recordDecision } from './season-calls.ts';

const kinds = ['manual', 'exception', 'lock'] as const;
const blank: NewDecision = { applicantId: '', schoolId: '', number: '', reason: '', kind: 'manual' };

interface DecisionFormProps {
  period: Period;
  quotas: readonly Quota[];
  onSaved: () => void;
}

/** One decision: whom it touches is shown before it is signed. */
export function DecisionForm({ period, quotas, onSaved }: DecisionFormProps) {
  const { t } = useWords();
  const { id } = useOrganisation();
  const [draft, setDraft] = useState(blank);
  const [preview, setPreview] = useState<DecisionPreview | null>(null);
  /** Whom it touches was looked at, or there is no result yet to reckon it from. */
  const [looked, setLooked] = useState(false);
  const { busy, failure, run } = useAction();
  const change = (part: Partial<NewDecision>) => {
    setDraft({ ...draft, ...part });
    if ('applicantId' in part || 'schoolId' in part) {
      setPreview(null);
      setLooked(false);
    }
  };
  const look = async () => {
    await run(async () => setPreview(await previewDecision(id, period.id, draft.applicantId, draft.schoolId)));
    setLooked(true);
  };
  const sign = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      const { number, applicantId: applicant } = await recordDecision(id, period.id, draft);
      showToast(t('season.decision-saved', { number, applicant }));
      setDraft({ ...blank, number: draft.number, kind: draft.kind });
      setPreview(null);
      setLooked(false);
      onSaved();
    });
  };
  const named = draft.applicantId.trim() !== '' && draft.schoolId !== '';
  return (
    <form className="start-run season-form" onSubmit={sign}>
      <h3>{t('season.decision-new')}</h3>
      <TextField
        word="decision-applicant"
        value={draft.applicantId}
        onValue={(applicantId) => change({ applicantId })}
      />
      <SchoolChoice quotas={quotas} schoolId={draft.schoolId} onChoose={(schoolId) => change({ schoolId })} />
      <TextField word="decision-number" hint value={draft.number} onValue={(number) => change({ number })} />
      <Field label={t('season.decision-kind')}>
        {(control) => (
          <select
            {...control}
            className="input"
            value={draft.kind}
            onChange={(event) => change({ kind: event.target.value as NewDecision['kind'] })}
          >
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(`season.kind.${kind}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <div className="wide">
        <TextField word="decision-reason" hint value={draft.reason} onValue={(reason) => change({ reason })} />
      </div>
      {preview && <DecisionEffect preview={preview} />}
      {named && !looked && <p className="soft small wide">{t('season.preview-first')}</p>}
      {failure && <Failed failure={failure} />}
      <p className="season-actions">
        <Button disabled={busy || !named} onClick={() => void look()}>
          {t('season.decision-preview')}
        </Button>
        <Button look="main" type="submit" disabled={busy || !named || !looked}>
          {t('season.decision-save')}
        </Button>
      </p>
    </form>
  );
}

interface TextFieldProps {
  word: 'decision-applicant' | 'decision-number' | 'decision-reason';
  hint?: boolean;
  value: string;
  onValue: (value: string) => void;
}

function TextField({ word, hint, value, onValue }: TextFieldProps) {
  const { t, code } = useWords();
  return (
    <Field label={t(`season.${word}`)} hint={hint ? code(`season.${word}.hint`) : undefined}>
      {(control) => (
        <input
          {...control}
          className="input"
          autoComplete="off"
          value={value}
          onChange={(event) => onValue(event.target.value)}
        />
      )}
    </Field>
  );
}
