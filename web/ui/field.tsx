import { type ReactNode, useId } from 'react';

interface FieldProps {
  label: string;
  hint?: string;
  error?: string | null;
  /** Draws the control; it must carry the id and description given. */
  children: (control: { id: string; 'aria-describedby': string | undefined; 'aria-invalid': boolean }) => ReactNode;
}

/** A labelled control with its hint above and its error in words below. */
export function Field({ label, hint, error, children }: FieldProps) {
  const id = useId();
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p id={`${id}-hint`} className="soft small">
          {hint}
        </p>
      )}
      {children({ id, 'aria-describedby': described, 'aria-invalid': Boolean(error) })}
      {error && (
        <p id={`${id}-error`} className="field-error small" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
