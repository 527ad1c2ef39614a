import { useState } from 'react';
import { useWords } from '../state/organisation.tsx';
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

/**
 * A number within bounds: while it is typed it stays as typed, what is taken is within; a blank field is null. Parts of a whole are typed
 * with a comma or a point and shown as the language writes them: a browser's own number field drops the mark of another language.
 */
export function NumberField(props: NumberFieldProps) {
  const { label, name, hint, error, value, least = 0, most, fractions = false, required, onValue } = props;
  const comma = useWords().language === 'vi';
  const [typed, setTyped] = useState<string | null>(null);
  const take = (text: string) => {
    setTyped(text);
    const read = readTyped(text, { least, most, fractions });
    if (read !== undefined) onValue(read);
  };
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <input
          {...control}
          aria-label={name}
          className="input figures"
          type={fractions ? 'text' : 'number'}
          inputMode={fractions ? 'decimal' : 'numeric'}
          min={least}
          max={most}
          step={1}
          required={required}
          value={typed ?? (comma && fractions ? String(value ?? '').replace('.', ',') : (value ?? ''))}
          onChange={(event) => take(event.target.value)}
          onBlur={() => setTyped(null)}
        />
      )}
    </Field>
  );
}

/** What a typed text says, moved within the bounds: "7,5" and "7.5" are one; blank is null, what is no number (yet) undefined. */
export function readTyped(
  text: string,
  { least, most = Infinity, fractions }: { least: number; most?: number; fractions: boolean },
): number | null | undefined {
  const bare = text.trim().replace(',', '.');
  if (bare === '') return null;
  const number = Number(bare);
  if (!Number.isFinite(number)) return undefined;
  return Math.max(least, Math.min(most, fractions ? number : Math.round(number)));
}
