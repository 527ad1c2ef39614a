import { useEffect, useRef } from 'react';
import { useWords } from '../state/organisation.tsx';
import { Button } from './button.tsx';

interface ProgressProps {
  /** 0-1. */
  share: number;
  /** What is being done now, in words. */
  step: string;
  /** What has come of it so far, a line each. */
  found?: readonly string[];
  onCancel?: () => void;
}

/** What goes on and how far it is; comes into sight when it begins, since the button that began it may be the last line seen. */
export function Progress({ share, step, found = [], onCancel }: ProgressProps) {
  const { t, n } = useWords();
  const box = useRef<HTMLDivElement>(null);
  // In braces: what scrolling answers (a promise, in new browsers) is no clean-up.
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const percent = Math.round(share * 100);
  return (
    <div className="progress" ref={box}>
      <div className="progress-line">
        <span role="status">{step}</span>
        <span className="figures">{n(percent)} %</span>
      </div>
      <progress max={100} value={percent} aria-label={step} />
      {found.length > 0 && (
        <div className="progress-found small">
          {found.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      )}
      {onCancel && <Button onClick={onCancel}>{t('common.stop')}</Button>}
    </div>
  );
}
