import { type ReactNode, useId } from 'react';

interface ChoiceProps<T extends string> {
  label: string;
  /** Hides the label from sight, not from screen readers. */
  labelHidden?: boolean;
  options: readonly { value: T; text: string; mark?: ReactNode }[];
  value: T;
  onChange: (value: T) => void;
}

/** One of a few, always all in sight: radio buttons in a row, arrows move between them. */
export function Choice<T extends string>({ label, labelHidden = false, options, value, onChange }: ChoiceProps<T>) {
  const name = useId();
  return (
    <fieldset className="choice">
      <legend className={labelHidden ? 'visually-hidden' : 'small soft'}>{label}</legend>
      <div className="choice-row">
        {options.map((option) => (
          <label key={option.value} className="choice-option">
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            {option.mark}
            <span>{option.text}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
