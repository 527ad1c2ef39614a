import { useState } from 'react';
import { useWords } from '../../../state/organisation.tsx';
import { Field } from '../../../ui/field.tsx';

interface TextListFieldProps {
  label: string;
  error: string | null;
  value: readonly string[];
  /** Values that stand in the dossiers; null where they are not known, or too many. */
  known: readonly string[] | null;
  onValue: (value: string[]) => void;
}

/** Values in their order, between commas, and which of those in the dossiers are left out. */
export function TextListField({ label, error, value, known, onValue }: TextListFieldProps) {
  const { t } = useWords();
  const [typed, setTyped] = useState(() => value.join(', '));
  const shown = split(typed).join() === value.join() ? typed : value.join(', ');
  const leftOut = (known ?? []).filter((each) => !value.includes(each));
  return (
    <Field
      label={label}
      hint={leftOut.length > 0 ? t('ruleEditor.setting.order.left-out', { values: leftOut.join(', ') }) : undefined}
      error={error}
    >
      {(control) => (
        <input
          {...control}
          className="input"
          autoComplete="off"
          value={shown}
          onChange={({ target }) => {
            setTyped(target.value);
            onValue(split(target.value));
          }}
        />
      )}
    </Field>
  );
}

function split(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
}
