import { Field } from '../../ui/field.tsx';

interface NumberInputProps {
  label: string;
  hint?: string;
  /** Null: blank. */
  value: number | null;
  onChange: (value: number | null) => void;
}

/** A whole number from 1 up. */
export function NumberInput({ label, hint, value, onChange }: NumberInputProps) {
  return (
    <Field label={label} hint={hint}>
      {(control) => (
        <input
          {...control}
          className="input figures"
          type="number"
          inputMode="numeric"
          min={1}
          value={value ?? ''}
          onChange={(event) => onChange(event.target.value === '' ? null : Math.trunc(Number(event.target.value)))}
        />
      )}
    </Field>
  );
}
