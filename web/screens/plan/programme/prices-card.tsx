import { useState } from 'react';
import type { Costs } from '../../../../api/client.ts';
import { useOrganisation, useWords } from '../../../state/organisation.tsx';
import { useAction } from '../../../state/use-action.ts';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { NumberField } from '../../../ui/number-field.tsx';
import { failureText } from '../../../ui/states.tsx';
import { setCosts } from './calls.ts';

interface PricesProps {
  costs: Costs | null;
  onSaved: () => void;
}

/** Prices in force with their source, and a form for others. */
export function PricesCard({ costs, onSaved }: PricesProps) {
  const { t, n, date } = useWords();
  const [editing, setEditing] = useState(false);
  if (editing)
    return (
      <PricesForm
        costs={costs}
        onCancel={() => setEditing(false)}
        onSaved={() => {
          setEditing(false);
          onSaved();
        }}
      />
    );
  const shown = (price: number | null) => (price === null ? t('common.unknown') : n(price, 0));
  return (
    <section className="panel-stack">
      <h3>{t('programme.prices')}</h3>
      {costs ? (
        <>
          <p className="small">
            {t('programme.prices.room')}: <b className="figures">{shown(costs.room)}</b> · {t('programme.prices.site')}:{' '}
            <b className="figures">{shown(costs.site)}</b> · {t('programme.prices.road')}:{' '}
            <b className="figures">{shown(costs.roadMetre)}</b> · {t('programme.prices.bridge')}:{' '}
            <b className="figures">{shown(costs.bridgeMetre)}</b>
          </p>
          <p className="soft small">
            {t('programme.prices.source', { date: date(costs.validFrom), source: costs.source })}
          </p>
        </>
      ) : (
        <p className="notice small">{t('programme.no-prices')}</p>
      )}
      <div className="scenario-row">
        <Button onClick={() => setEditing(true)}>{t('programme.prices.edit')}</Button>
      </div>
    </section>
  );
}

const priced = ['room', 'site', 'roadMetre', 'bridgeMetre'] as const;
const wordOf = { room: 'room', site: 'site', roadMetre: 'road', bridgeMetre: 'bridge' } as const;

const noPrices = { source: '', room: null, site: null, roadMetre: null, bridgeMetre: null };

function PricesForm({ costs, onCancel, onSaved }: PricesProps & { onCancel: () => void }) {
  const { t } = useWords();
  const { id } = useOrganisation();
  const action = useAction();
  const [draft, setDraft] = useState<Costs>(costs ?? { ...noPrices, validFrom: new Date().toISOString().slice(0, 10) });
  const change = (part: Partial<Costs>) => setDraft((old) => ({ ...old, ...part }));
  const save = () =>
    action.run(async () => {
      await setCosts(id, draft);
      onSaved();
    });
  return (
    <form
      className="scenario-draft"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h3>{t('programme.prices')}</h3>
      <p className="soft small">{t('programme.prices.blank')}</p>
      <div className="programme-fields">
        {priced.map((key) => (
          <NumberField
            key={key}
            label={t(`programme.prices.${wordOf[key]}`)}
            value={draft[key]}
            fractions
            onValue={(price) => change({ [key]: price })}
          />
        ))}
        <Field label={t('programme.prices.from')}>
          {(control) => (
            <input
              {...control}
              className="input"
              type="date"
              required
              value={draft.validFrom}
              onChange={({ target }) => change({ validFrom: target.value })}
            />
          )}
        </Field>
      </div>
      <Field label={t('programme.prices.source-label')} error={action.failure && failureText(action.failure, t)}>
        {(control) => (
          <input
            {...control}
            className="input"
            required
            value={draft.source}
            onChange={({ target }) => change({ source: target.value })}
          />
        )}
      </Field>
      <div className="form-end">
        <Button onClick={onCancel}>{t('programme.cancel')}</Button>
        <Button look="main" type="submit" disabled={action.busy}>
          {t('programme.prices.save')}
        </Button>
      </div>
    </form>
  );
}
