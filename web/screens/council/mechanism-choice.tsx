import { useWords } from '../../state/organisation.tsx';
import { mechanisms } from './rules.ts';

/** The ways of giving places, each with what it promises and what it does not, so that a council signs with open eyes. */
export function MechanismChoice({ value, onChange }: { value: string; onChange: (mechanism: string) => void }) {
  const { t } = useWords();
  return (
    <fieldset className="option-list mechanisms">
      <legend>{t('council.mechanism')}</legend>
      {mechanisms.map((mechanism) => (
        <label key={mechanism} className="option">
          <input type="radio" name="mechanism" checked={value === mechanism} onChange={() => onChange(mechanism)} />
          <span>
            <b>{t(`council.mechanism.${mechanism}`)}</b>
            <span className="small">
              <b>{t('council.promises')}</b> {t(`council.mechanism.${mechanism}.promise`)}
            </span>
            <span className="small soft">
              <b>{t('council.promises-not')}</b> {t(`council.mechanism.${mechanism}.not`)}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
