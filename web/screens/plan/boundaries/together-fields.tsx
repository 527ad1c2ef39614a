import { useOrganisation, useWords } from '../../../state/organisation.tsx';
import { useCall } from '../../../state/use-call.ts';
import { Field } from '../../../ui/field.tsx';
import { NumberField } from '../../../ui/number-field.tsx';
import { listLayers } from '../layers/calls.ts';
import type { Together } from './calls.ts';

interface TogetherProps {
  together: Together;
  onTogether: (together: Together) => void;
}

/** What the search should keep together: communes or the neighbourhoods of a layer, and those who go on to one school. */
export function TogetherFields({ together, onTogether }: TogetherProps) {
  const { t } = useWords();
  const { id } = useOrganisation();
  const layers = useCall(`${id} layers`, (signal) => listLayers(id, signal)).value?.layers ?? [];
  return (
    <section className="panel-stack">
      <Field label={t('boundaries.together')} hint={t('boundaries.together.hint')}>
        {(control) => (
          <select
            {...control}
            className="input"
            value={together.neighbourhoods ?? ''}
            onChange={({ target }) => onTogether({ ...together, neighbourhoods: target.value || null })}
          >
            <option value="">{t('boundaries.together.none')}</option>
            <option value="communes">{t('boundaries.together.communes')}</option>
            {layers.map((layer) => (
              <option key={layer.id} value={layer.id}>
                {t('boundaries.together.layer', { name: layer.name })}
              </option>
            ))}
          </select>
        )}
      </Field>
      <label className="rail-line">
        <input
          type="checkbox"
          checked={together.feeders}
          onChange={() => onTogether({ ...together, feeders: !together.feeders })}
        />
        <span>{t('boundaries.feeders')}</span>
      </label>
      {(together.neighbourhoods !== null || together.feeders) && (
        <NumberField
          {...{ label: t('boundaries.together.metres'), hint: t('boundaries.together.metres.hint') }}
          {...{ value: together.metres, least: 0, most: 20_000 }}
          onValue={(metres) => onTogether({ ...together, metres: metres ?? together.metres })}
        />
      )}
    </section>
  );
}
