import { useState } from 'react';
import { Field } from '../../../ui/field.tsx';

interface NumberFieldProps {
  label: string;
  hint?: string;
  value: number;
  least: number;
  most: number;
  onValue: (value: number) => void;
}

/** A whole number within bounds; what is typed stays as typed, what is taken is within. */
export function NumberField({ label, hint, value, least, most, onValue }: NumberFieldProps) {
  const [text, setText] = useState(String(value));
  return (
    <Field label={label} hint={hint}>
      {(control) => (
        <input
          {...control}
          className="input figures"
          type="number"
          inputMode="numeric"
          min={least}
          max={most}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            const read = Math.round(Number(event.target.value));
            if (event.target.value !== '' && Number.isFinite(read)) onValue(Math.max(least, Math.min(most, read)));
          }}
          onBlur={() => setText(String(value))}
        />
      )}
    </Field>
  );
}
