import { type KeyboardEvent, type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react';

interface ComboboxProps<T> {
  label: string;
  labelHidden?: boolean;
  placeholder?: string;
  text: string;
  onText: (text: string) => void;
  options: readonly T[];
  optionKey: (option: T) => string;
  renderOption: (option: T) => ReactNode;
  onChoose: (option: T) => void;
  /** Said politely to screen readers: how many were found, or that the search goes on. */
  status: string;
  icon?: ReactNode;
}

/** A search field with a list of answers, after the ARIA combobox pattern: arrows, Home, End, Enter, Escape. */
export function Combobox<T>(props: ComboboxProps<T>) {
  const { options, text, onText } = props;
  const id = useId();
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  // On a slow line people type into the page the server wrote before the application has come: what they typed is asked.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page is taken over
  useLayoutEffect(() => {
    const typed = field.current?.value ?? '';
    if (typed === text) return;
    onText(typed);
    setOpen(true);
  }, []);
  const shown = open && options.length > 0;
  const choose = (option: T) => {
    setOpen(false);
    props.onChoose(option);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const moves: Record<string, number> = { ArrowDown: shown ? active + 1 : 0, ArrowUp: active - 1 };
    if (event.key in moves && options.length > 0) {
      event.preventDefault();
      setOpen(true);
      setActive((moves[event.key] + options.length) % options.length);
    } else if (event.key === 'Enter' && shown) {
      event.preventDefault();
      choose(options[Math.min(active, options.length - 1)]);
    } else if (event.key === 'Escape') setOpen(false);
  };
  return (
    <div className="combobox">
      <label htmlFor={id} className={props.labelHidden ? 'visually-hidden' : undefined}>
        {props.label}
      </label>
      <div className="combobox-box">
        {props.icon}
        <input
          ref={field}
          id={id}
          type="search"
          role="combobox"
          className="input"
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="search"
          placeholder={props.placeholder}
          value={text}
          aria-expanded={shown}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={shown ? `${id}-${Math.min(active, options.length - 1)}` : undefined}
          onChange={(event) => {
            onText(event.target.value);
            setOpen(true);
            setActive(0);
          }}
          onFocus={() => setOpen(true)}
          onBlur={() => setOpen(false)}
          onKeyDown={onKeyDown}
        />
      </div>
      <Options list={props} id={id} shown={shown} active={active} onActive={setActive} onChoose={choose} />
      <p role="status" className="visually-hidden">
        {props.status}
      </p>
    </div>
  );
}

interface OptionsProps<T> {
  list: ComboboxProps<T>;
  id: string;
  shown: boolean;
  active: number;
  onActive: (index: number) => void;
  onChoose: (option: T) => void;
}

function Options<T>({ list, id, shown, active, onActive, onChoose }: OptionsProps<T>) {
  return (
    <div id={`${id}-list`} role="listbox" aria-label={list.label} className="combobox-list" hidden={!shown}>
      {list.options.map((option, i) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field handles the keys, as the combobox pattern asks
        <div
          key={list.optionKey(option)}
          id={`${id}-${i}`}
          role="option"
          tabIndex={-1}
          aria-selected={i === active}
          className="combobox-option"
          onPointerDown={(event) => event.preventDefault()}
          onPointerEnter={() => onActive(i)}
          onClick={() => onChoose(option)}
        >
          {list.renderOption(option)}
        </div>
      ))}
    </div>
  );
}
