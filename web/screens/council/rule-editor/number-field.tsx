import { useState } from 'react';
import { Field } from '../../../ui/field.tsx';

interface NumberFieldProps {
  label: string;
  hint?: string;
  error: string | null;
  /** What the rules hold: a figure, the text that is none yet, or nothing. */
  value: number | string | null | undefined;
  /** Blank is null. */
  onValue: (value: number | string | null) => void;
  /** The figure is written in per cent and held as a share of one. */
  percent?: boolean;
}

/** A figure as a person types it. What is no figure yet is handed on as it is, for the judge of the rules to refuse. */
export function NumberField({ label, hint, error, value, onValue, percent = false }: NumberFieldProps) {
  const [typed, setTyped] = useState(() => written(value, percent));
  // What was typed stays as it was typed ("12," on the way to 12,5) as long as it says what the rules hold.
  const shown = read(typed, percent) === (value ?? null) ? typed : written(value, percent);
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <input
          {...control}
          className="input short figures"
          inputMode={percent ? 'decimal' : 'numeric'}
          autoComplete="off"
          value={shown}
          onChange={({ target }) => {
            setTyped(target.value);
            onValue(read(target.value, percent));
          }}
        />
      )}
    </Field>
  );
}

/** "12,5" in per cent → 0.125, exactly as written; "abc" → "abc"; blank → null. */
export function read(text: string, percent: boolean): number | string | null {
  const bare = text.trim().replace(',', '.');
  if (bare === '') return null;
  if (!/^-?\d+(\.\d*)?$/.test(bare)) return text;
  return Number(percent ? `${bare}e-2` : bare);
}

function written(value: number | string | null | undefined, percent: boolean): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  return percent ? String(Number(`${value}e2`)).replace('.', ',') : String(value);
}
