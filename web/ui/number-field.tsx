import { useState } from 'react';
import { Field } from './field.tsx';

interface NumberFieldProps {
  label: string;
  /** Its whole name for those who do not see what stands around it. */
  name?: string;
  hint?: string;
  error?: string | null;
  /** Null: blank. */
  value: number | null;
  least?: number;
  most?: number;
  /** Whole numbers alone, unless said otherwise. */
  fractions?: boolean;
  required?: boolean;
  onValue: (value: number | null) => void;
}

/** A number within bounds: while it is typed it stays as typed, what is taken is within; a blank field is null. */
export function NumberField(props: NumberFieldProps) {
  const { label, name, hint, error, value, least = 0, most, fractions = false, required, onValue } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const take = (text: string) => {
    setTyped(text);
    const read = fractions ? Number(text) : Math.round(Number(text));
    if (text === '') onValue(null);
    else if (Number.isFinite(read)) onValue(Math.max(least, Math.min(most ?? Infinity, read)));
  };
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <input
          {...control}
          aria-label={name}
          className="input figures"
          type="number"
          inputMode={fractions ? 'decimal' : 'numeric'}
          min={least}
          max={most}
          step={fractions ? 'any' : 1}
          required={required}
          value={typed ?? value ?? ''}
          onChange={(event) => take(event.target.value)}
          onBlur={() => setTyped(null)}
        />
      )}
    </Field>
  );
}
