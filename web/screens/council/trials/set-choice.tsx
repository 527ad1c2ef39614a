import type { Comparison } from '../../../../api/client.ts';
import { useWords } from '../../../state/organisation.tsx';
import { Field } from '../../../ui/field.tsx';

interface SetChoiceProps {
  found: Comparison;
  /** Place among the sets, from 1: the first is what all are held against. */
  value: number;
  onChange: (set: number) => void;
}

/** Which set is looked at; nothing where there is only one. */
export function SetChoice({ found, value, onChange }: SetChoiceProps) {
  const { t } = useWords();
  if (found.sets.length <= 2) return null;
  return (
    <Field label={t('trials.set-shown')}>
      {(control) => (
        <select {...control} className="input" value={value} onChange={(event) => onChange(Number(event.target.value))}>
          {found.sets.map(({ name }, i) =>
            i === 0 ? null : (
              // biome-ignore lint/suspicious/noArrayIndexKey: the place is what is chosen
              <option key={i} value={i}>
                {name}
              </option>
            ),
          )}
        </select>
      )}
    </Field>
  );
}
