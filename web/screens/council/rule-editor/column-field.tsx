import { useWords } from '../../../state/organisation.tsx';
import { Field } from '../../../ui/field.tsx';
import { sayColumn } from '../../../ui/reserve-sentence.ts';

interface ColumnFieldProps {
  label: string;
  error?: string | null;
  value: string;
  /** Columns the period has; null while they are not known. */
  columns: readonly string[] | null;
  /** Said where the period has no such column. */
  missing: string;
  onValue: (column: string) => void;
}

/** An entry of the dossier or of the school, chosen from those the period has; what the rules name stays even where it is missing. */
export function ColumnField({ label, error, value, columns, missing, onValue }: ColumnFieldProps) {
  const words = useWords();
  const offered = [...new Set([...(value === '' ? [] : [value]), ...(columns ?? [])])];
  const lacking = value !== '' && columns !== null && !columns.includes(value);
  return (
    <Field label={label} hint={lacking ? missing : undefined} error={error}>
      {(control) => (
        <select {...control} className="input" value={value} onChange={(event) => onValue(event.target.value)}>
          {value === '' && <option value="" />}
          {offered.map((column) => (
            <option key={column} value={column}>
              {sayColumn(words, column)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
