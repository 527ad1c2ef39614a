import { Field } from './field.tsx';

interface TextFieldProps {
  label: string;
  hint?: string;
  value: string;
  onValue: (value: string) => void;
  required?: boolean;
}

/** A line of text. */
export function TextField({ label, hint, value, onValue, required = false }: TextFieldProps) {
  return (
    <Field label={label} hint={hint}>
      {(control) => (
        <input
          {...control}
          className="input"
          autoComplete="off"
          required={required}
          value={value}
          onChange={(event) => onValue(event.target.value)}
        />
      )}
    </Field>
  );
}

/** A few lines of text. */
export function WordsField({ label, hint, value, onValue, required = false }: TextFieldProps) {
  return (
    <Field label={label} hint={hint}>
      {(control) => (
        <textarea
          {...control}
          className="input words"
          rows={3}
          required={required}
          value={value}
          onChange={(event) => onValue(event.target.value)}
        />
      )}
    </Field>
  );
}

/** A day that must be given, ISO. */
export function DayField({ label, hint, value, onValue }: TextFieldProps) {
  return (
    <Field label={label} hint={hint}>
      {(control) => (
        <input
          {...control}
          className="input"
          type="date"
          required
          value={value}
          onChange={(event) => onValue(event.target.value)}
        />
      )}
    </Field>
  );
}

interface ChoiceFieldProps<T extends string> {
  label: string;
  hint?: string;
  value: T;
  choices: readonly { value: T; text: string }[];
  onValue: (value: T) => void;
}

/** One of a few. */
export function ChoiceField<T extends string>({ label, hint, value, choices, onValue }: ChoiceFieldProps<T>) {
  return (
    <Field label={label} hint={hint}>
      {(control) => (
        <select {...control} className="input" value={value} onChange={(event) => onValue(event.target.value as T)}>
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
