import { useState } from 'react';
import type { NormInForce } from '../../../../api/client.ts';
import { useOperatorToken } from '../../../state/operator-token.ts';
import { useOrganisation, useWords } from '../../../state/organisation.tsx';
import { useAction } from '../../../state/use-action.ts';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { NumberField } from '../../../ui/number-field.tsx';
import { failureText } from '../../../ui/states.tsx';
import { setNorm, withdrawNorm } from './calls.ts';

/** The norms in use with their sources; an operator may put the authority's own figure over each. */
export function NormsList({ norms, onChanged }: { norms: readonly NormInForce[]; onChanged: () => void }) {
  const { t, n, date } = useNormWords();
  const token = useOperatorToken();
  const [editing, setEditing] = useState<NormInForce['id'] | null>(null);
  return (
    <details className="norms">
      <summary>{t('capacity.norms')}</summary>
      <ul className="norm-list">
        {norms.map((norm) => (
          <li key={norm.id}>
            <p>
              {t(`capacity.norm.${norm.id}`)}: <strong className="figures">{n(norm.value)}</strong>
              {norm.own && <span className="norm-own"> · {t('capacity.norm.own')}</span>}
            </p>
            <p className="soft small">
              {norm.source} · {t('capacity.norm.from')} {date(norm.validFrom)}
            </p>
            {token && editing !== norm.id && (
              <NormButtons norm={norm} onEdit={() => setEditing(norm.id)} onChanged={onChanged} />
            )}
            {editing === norm.id && (
              <NormForm
                norm={norm}
                onDone={(changed) => {
                  setEditing(null);
                  if (changed) onChanged();
                }}
              />
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

function useNormWords() {
  const { t, n, date } = useWords();
  return { t, n: (value: number) => n(value, Number.isInteger(value) ? 0 : 2), date };
}

function NormButtons({ norm, onEdit, onChanged }: { norm: NormInForce; onEdit: () => void; onChanged: () => void }) {
  const { t } = useWords();
  const { id } = useOrganisation();
  const action = useAction();
  const back = async () => {
    if (await action.run(async () => void (await withdrawNorm(id, norm)))) onChanged();
  };
  return (
    <div className="norm-buttons">
      <Button onClick={onEdit}>{t('capacity.norm.change')}</Button>
      {norm.own && (
        <Button disabled={action.busy} onClick={back}>
          {t('capacity.norm.back')}
        </Button>
      )}
      {action.failure && <p className="field-error small">{failureText(action.failure, t)}</p>}
    </div>
  );
}

function NormForm({ norm, onDone }: { norm: NormInForce; onDone: (changed: boolean) => void }) {
  const { t } = useWords();
  const { id } = useOrganisation();
  const action = useAction();
  const [value, setValue] = useState<number | null>(norm.value);
  const [source, setSource] = useState(norm.own ? norm.source : '');
  const [from, setFrom] = useState(norm.validFrom);
  const save = async () => {
    const own = { value: value!, validFrom: from, source };
    if (await action.run(async () => void (await setNorm(id, norm, own)))) onDone(true);
  };
  return (
    <form
      className="norm-form"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <NumberField label={t('capacity.norm.value')} value={value} fractions onValue={setValue} />
      <Field label={t('capacity.norm.source')}>
        {(control) => (
          <input {...control} className="input" value={source} onChange={(event) => setSource(event.target.value)} />
        )}
      </Field>
      <Field label={t('capacity.norm.from')}>
        {(control) => (
          <input
            {...control}
            className="input"
            type="date"
            value={from}
            onChange={(event) => setFrom(event.target.value)}
          />
        )}
      </Field>
      {action.failure && <p className="field-error small">{failureText(action.failure, t)}</p>}
      <div className="norm-buttons">
        <Button look="main" type="submit" disabled={action.busy || !value || source.trim() === ''}>
          {t('capacity.norm.save')}
        </Button>
        <Button onClick={() => onDone(false)}>{t('capacity.norm.cancel')}</Button>
      </div>
    </form>
  );
}
