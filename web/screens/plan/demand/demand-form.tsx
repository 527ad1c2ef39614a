import { type FormEvent, type ReactNode, useState } from 'react';
import type { DemandQuestion, DemandState } from '../../../../api/client.ts';
import { useWords } from '../../../state/organisation.tsx';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { NumberField } from '../../../ui/number-field.tsx';

/** What the planner asks for, without the level. */
export type DemandWish = Pick<DemandQuestion, 'source' | 'weights' | 'housing'>;

const sources = ['applicants', 'communes', 'hamlets', 'raster', 'refusals'] as const;

interface DemandFormProps {
  state: DemandState;
  busy: boolean;
  /** Something else is asked: what was shown no longer answers it. */
  onChange: () => void;
  onPreview: (wish: DemandWish) => void;
  onChoose: (wish: DemandWish) => void;
  /** Writes the refusals of the last season down. */
  onRecord: () => void;
  /** What was asked last, answered. */
  children: ReactNode;
}

/** Another source for the children of the level: looked at first, then used. */
export function DemandForm({ state, busy, onChange, onPreview, onChoose, onRecord, children }: DemandFormProps) {
  const { t } = useWords();
  const [source, setSource] = useState<DemandWish['source']>(state.chosen?.source ?? state.sources[0] ?? 'applicants');
  const [weights, setWeights] = useState<DemandWish['weights']>(state.chosen?.weights ?? 'roads');
  const [layer, setLayer] = useState('');
  const [field, setField] = useState('');
  const [perUnit, setPerUnit] = useState<number | null>(null);
  const [tried, setTried] = useState(false);
  const chosenLayer = state.housing.find(({ id }) => id === layer);
  const wrong = chosenLayer !== undefined && !perUnit;
  const wish = (): DemandWish => ({
    ...{ source, weights },
    housing: chosenLayer && perUnit ? { layer, field: field || chosenLayer.fields[0], perUnit } : null,
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!wrong) onPreview(wish());
  };
  const set = <T,>(put: (value: T) => void, value: T) => {
    put(value);
    onChange();
  };
  const spread = source === 'communes' || source === 'hamlets';
  return (
    <form className="panel-stack" onSubmit={send}>
      <h3>{t('demand.form.title')}</h3>
      <fieldset className="rail-group">
        <legend>{t('demand.form.source')}</legend>
        {sources.map((value) => {
          const there = state.sources.includes(value);
          return (
            <label key={value} className="rail-line">
              <input
                type="radio"
                name="demand-source"
                disabled={!there}
                checked={source === value}
                onChange={() => set(setSource, value)}
              />
              <span>
                {t(`demand.source.${value}`)}
                {!there && <span className="soft small"> · {t(`demand.absent.${value}`)}</span>}
              </span>
            </label>
          );
        })}
      </fieldset>
      {spread && (
        <Field label={t('demand.weights')}>
          {(control) => (
            <select
              {...control}
              className="input"
              value={weights}
              onChange={(event) => set(setWeights, event.target.value as DemandWish['weights'])}
            >
              {state.weights.map((value) => (
                <option key={value} value={value}>
                  {t(`demand.weights.${value}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {state.housing.length > 0 && (
        <Field label={t('demand.form.housing')}>
          {(control) => (
            <select
              {...control}
              className="input"
              value={layer}
              onChange={(event) => set(setLayer, event.target.value)}
            >
              <option value="">{t('demand.form.housing.none')}</option>
              {state.housing.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {chosenLayer && (
        <div className="upload-row">
          <Field label={t('demand.form.field')}>
            {(control) => (
              <select
                {...control}
                className="input"
                value={field || chosenLayer.fields[0]}
                onChange={(event) => set(setField, event.target.value)}
              >
                {chosenLayer.fields.map((name) => (
                  <option key={name}>{name}</option>
                ))}
              </select>
            )}
          </Field>
          <NumberField
            {...{ label: t('demand.form.per-unit'), value: perUnit, most: 10, fractions: true }}
            error={tried && wrong ? t('demand.form.per-unit.wrong') : null}
            onValue={(value) => set(setPerUnit, value)}
          />
        </div>
      )}
      <div className="form-end">
        <Button type="submit" disabled={busy}>
          {t('demand.form.preview')}
        </Button>
        <Button
          look="main"
          disabled={busy}
          onClick={() => {
            setTried(true);
            if (!wrong) onChoose(wish());
          }}
        >
          {t('demand.form.choose')}
        </Button>
      </div>
      {children}
      <p className="soft small">{t('demand.form.import')}</p>
      <p className="soft small">{t('demand.refusals.what')}</p>
      <Button disabled={busy} onClick={onRecord}>
        {t('demand.refusals.record')}
      </Button>
    </form>
  );
}
