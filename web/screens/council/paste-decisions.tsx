import { useState } from 'react';
import type { DecisionsPreview, Period } from '../../../api/client.ts';
import { useOrganisation, useWords } from '../../state/organisation.tsx';
import { useAction } from '../../state/use-action.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Failed } from '../../ui/states.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { ChangeList } from './decision-effect.tsx';
import { importDecisions, previewDecisions } from './season-calls.ts';

/** Many decisions of one paper: whom all of them touch together is shown before they are written. */
export function PasteDecisions({ period, onSaved }: { period: Period; onSaved: () => void }) {
  const { t } = useWords();
  const { id } = useOrganisation();
  const [csv, setCsv] = useState('');
  const [preview, setPreview] = useState<DecisionsPreview | null>(null);
  const [looked, setLooked] = useState(false);
  const { busy, failure, run } = useAction();
  const change = (text: string) => {
    setCsv(text);
    setPreview(null);
    setLooked(false);
  };
  const look = () =>
    void run(async () => setPreview(await previewDecisions(id, period.id, csv))).then(() => setLooked(true));
  const write = () =>
    void run(async () => {
      const { decisions } = await importDecisions(id, period.id, { csv, ...(preview && { preview: preview.token }) });
      showToast(t('season.decisions-pasted', { count: decisions.length }));
      change('');
      onSaved();
    });
  return (
    <details className="json-view">
      <summary>{t('season.decisions-paste')}</summary>
      <Field label={t('season.decisions-paste')} hint={t('season.decisions-paste.hint')}>
        {(control) => (
          <textarea
            {...control}
            className="input code"
            rows={6}
            value={csv}
            onChange={(event) => change(event.target.value)}
          />
        )}
      </Field>
      {preview && <ManyEffect preview={preview} />}
      <p className="season-actions">
        <Button disabled={busy || csv.trim() === ''} onClick={look}>
          {t(busy && !looked ? 'season.decision-looking' : 'season.decision-preview')}
        </Button>
        <Button look="main" disabled={busy || csv.trim() === '' || !looked} onClick={write}>
          {t('season.decisions-paste-do')}
        </Button>
      </p>
      {failure && <Failed failure={failure} />}
    </details>
  );
}

function ManyEffect({ preview }: { preview: DecisionsPreview }) {
  const { t, n } = useWords();
  const { decided, decidedCount, others, othersCount } = preview;
  return (
    <section className="decision-effect" aria-label={t('season.preview-many')} role="status">
      <h4>{t('season.preview-many')}</h4>
      <p>{t('season.preview-decided', { count: n(decidedCount, 0) })}</p>
      <ChangeList changes={decided} count={decidedCount} />
      <p>{othersCount === 0 ? t('season.preview-none') : t('season.preview-others', { count: n(othersCount, 0) })}</p>
      <ChangeList changes={others} count={othersCount} />
      <p className="soft small">{t('season.preview-from')}</p>
    </section>
  );
}
