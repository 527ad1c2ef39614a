import type { SiteCandidate } from '../../../../api/client.ts';
import { useWords } from '../../../state/organisation.tsx';
import { Field } from '../../../ui/field.tsx';
import { NumberField } from '../../../ui/number-field.tsx';

const lands: readonly SiteCandidate['land'][] = ['public', 'to-be-cleared', 'private', 'unknown'];
type Land = Pick<SiteCandidate, 'name' | 'rooms' | 'land' | 'cost'>;

/** What is known of a candidate: name, rooms, whose land, what it costs. */
export function LandFields({ value, onValue }: { value: Land; onValue: (part: Partial<Land>) => void }) {
  const { t } = useWords();
  return (
    <div className="siting-row">
      <Field label={t('sitings.draw.name')}>
        {(control) => (
          <input
            {...control}
            className="input"
            value={value.name}
            maxLength={200}
            onChange={(event) => onValue({ name: event.target.value })}
          />
        )}
      </Field>
      <NumberField
        {...{ label: t('sitings.rooms'), value: value.rooms, least: 1, most: 200 }}
        onValue={(rooms) => onValue({ rooms: rooms ?? value.rooms })}
      />
      <Field label={t('sitings.land')}>
        {(control) => (
          <select
            {...control}
            className="input"
            value={value.land}
            onChange={(event) => onValue({ land: event.target.value as SiteCandidate['land'] })}
          >
            {lands.map((land) => (
              <option key={land} value={land}>
                {t(`sitings.land.${land}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <NumberField
        {...{ label: t('sitings.cost'), hint: t('sitings.cost.hint'), value: value.cost }}
        fractions
        onValue={(cost) => onValue({ cost })}
      />
    </div>
  );
}
