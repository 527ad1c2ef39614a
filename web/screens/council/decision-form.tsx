import { type FormEvent, useState } from 'react';
import type { DecisionPreview, Period, Quota } from '../../../api/client.ts';
import { useOrganisation, useWords } from '../../state/organisation.tsx';
import { useAction } from '../../state/use-action.ts';
import { Button } from '../../ui/button.tsx';
import { ChoiceField, TextField } from '../../ui/form-fields.tsx';
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

/** One decision: whom it touches is shown before it is signed, and the signature names what was shown. */
export function DecisionForm({ period, quotas, onSaved }: DecisionFormProps) {
  const { t } = useWords();
  const { draft, preview, looked, change, look, sign, busy, failure } = useDecision(period, onSaved);
  const named = draft.applicantId.trim() !== '' && draft.schoolId !== '';
  return (
    <form className="start-run season-form" onSubmit={sign}>
      <h3>{t('season.decision-new')}</h3>
      <DecisionFields draft={draft} quotas={quotas} onChange={change} />
      {preview && <DecisionEffect preview={preview} />}
      {named && !looked && <p className="soft small wide">{t('season.preview-first')}</p>}
      {failure && <Failed failure={failure} />}
      <p className="season-actions">
        <Button disabled={busy || !named} onClick={look}>
          {t(busy && !looked ? 'season.decision-looking' : 'season.decision-preview')}
        </Button>
        <Button look="main" type="submit" disabled={busy || !named || !looked}>
          {t('season.decision-save')}
        </Button>
      </p>
    </form>
  );
}

function useDecision(period: Period, onSaved: () => void) {
  const { t } = useWords();
  const { id } = useOrganisation();
  const [draft, setDraft] = useState(blank);
  const [preview, setPreview] = useState<DecisionPreview | null>(null);
  /** Whom it touches was looked at, or there is no result yet to reckon it from: then the server takes it as it is. */
  const [looked, setLooked] = useState(false);
  const { busy, failure, run } = useAction();
  const forget = () => {
    setPreview(null);
    setLooked(false);
  };
  const change = (part: Partial<NewDecision>) => {
    setDraft({ ...draft, ...part });
    if ('applicantId' in part || 'schoolId' in part) forget();
  };
  const look = () =>
    void run(async () =>
      setPreview(await previewDecision(id, period.id, draft.applicantId.trim(), draft.schoolId)),
    ).then(() => setLooked(true));
  const sign = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      const signed = await recordDecision(id, period.id, { ...draft, ...(preview && { preview: preview.token }) });
      showToast(t('season.decision-saved', { number: signed.number, applicant: signed.applicantId }));
      setDraft({ ...blank, number: draft.number, kind: draft.kind });
      forget();
      onSaved();
    });
  };
  return { draft, preview, looked, change, look, sign, busy, failure };
}

interface DecisionFieldsProps {
  draft: NewDecision;
  quotas: readonly Quota[];
  onChange: (part: Partial<NewDecision>) => void;
}

function DecisionFields({ draft, quotas, onChange }: DecisionFieldsProps) {
  const { t } = useWords();
  return (
    <>
      <TextField
        label={t('season.decision-applicant')}
        value={draft.applicantId}
        onValue={(applicantId) => onChange({ applicantId })}
      />
      <SchoolChoice quotas={quotas} schoolId={draft.schoolId} onChoose={(schoolId) => onChange({ schoolId })} />
      <TextField
        label={t('season.decision-number')}
        hint={t('season.decision-number.hint')}
        value={draft.number}
        onValue={(number) => onChange({ number })}
      />
      <ChoiceField
        label={t('season.decision-kind')}
        value={draft.kind}
        choices={kinds.map((kind) => ({ value: kind, text: t(`season.kind.${kind}`) }))}
        onValue={(kind) => onChange({ kind })}
      />
      <div className="wide">
        <TextField
          label={t('season.decision-reason')}
          hint={t('season.decision-reason.hint')}
          value={draft.reason}
          onValue={(reason) => onChange({ reason })}
        />
      </div>
    </>
  );
}
