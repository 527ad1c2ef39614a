import { Field } from '../../../ui/field.tsx';

interface AmountFieldProps {
  label: string;
  value: number;
  onValue: (value: number) => void;
}

/** A whole number of at least one. */
export function AmountField({ label, value, onValue }: AmountFieldProps) {
  return (
    <Field label={label}>
      {(control) => (
        <input
          {...control}
          className="input figures"
          type="number"
          min={1}
          max={20_000}
          value={value}
          onChange={(event) => onValue(Math.max(1, Math.round(Number(event.target.value))))}
        />
      )}
    </Field>
  );
}
