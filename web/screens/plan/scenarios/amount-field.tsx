import { NumberField } from '../../../ui/number-field.tsx';

interface AmountFieldProps {
  label: string;
  value: number;
  onValue: (value: number) => void;
}

/** A whole number of at least one; a blank field keeps the last. */
export function AmountField({ label, value, onValue }: AmountFieldProps) {
  const take = (typed: number | null) => typed !== null && onValue(typed);
  return <NumberField label={label} value={value} least={1} most={20_000} onValue={take} />;
}
