import type { ButtonHTMLAttributes, ReactNode } from 'react';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** `main` once per view; `quiet` has no border; `danger` undoes or stops. */
  look?: 'main' | 'plain' | 'quiet' | 'danger';
  icon?: ReactNode;
  /** Shows only the icon; the children stay as its name for screen readers. */
  iconOnly?: boolean;
}

/** A button of at least 44 px. */
export function Button({ look = 'plain', icon, iconOnly = false, children, className = '', ...rest }: ButtonProps) {
  return (
    <button type="button" className={`button ${look} ${iconOnly ? 'icon-only' : ''} ${className}`} {...rest}>
      {icon}
      {iconOnly ? <span className="visually-hidden">{children}</span> : children}
    </button>
  );
}
