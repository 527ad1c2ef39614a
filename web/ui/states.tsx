import { CloudOff, TriangleAlert } from 'lucide-react';
import { type ReactNode, useSyncExternalStore } from 'react';
import type { ApiFailure, ServerIssue } from '../api.ts';
import { useWords } from '../state/organisation.tsx';
import type { Call } from '../state/use-call.ts';
import { Button } from './button.tsx';

/** Grey lines in the place of what is coming, so that nothing jumps when it comes. */
export function Loading({ lines = 3, text }: { lines?: number; text?: string }) {
  const { t } = useWords();
  return (
    <div className="loading" role="status">
      <span className="visually-hidden">{text ?? t('common.loading')}</span>
      {Array.from({ length: lines }, (_, i) => i).map((line) => (
        <span key={line} className="loading-line" aria-hidden />
      ))}
    </div>
  );
}

/** Nothing is here yet: why, and what to do next. */
export function Empty({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="state">
      <h3>{title}</h3>
      {children && <p className="soft">{children}</p>}
      {action}
    </div>
  );
}

/** The sentence for a failed call; the server's own where it sent one. */
export function failureText(failure: ApiFailure, t: (key: 'common.offline' | 'common.failed') => string): string {
  if (failure.code === 'offline') return t('common.offline');
  return failure.code === 'failed' ? t('common.failed') : failure.message;
}

export function Failed({ failure, onRetry }: { failure: ApiFailure; onRetry?: () => void }) {
  const { t, code } = useWords();
  const offline = failure.code === 'offline';
  return (
    <div className="state state-failed" role="alert">
      {offline ? <CloudOff aria-hidden /> : <TriangleAlert aria-hidden />}
      <p>{failureText(failure, t)}</p>
      {failure.issues.length > 0 && (
        <ul className="small">
          {failure.issues.map((issue) => (
            <li key={JSON.stringify(issue)}>
              {code(`issues.${issue.code}`, { ...fileOf(issue), ...issue, ...issue.params })}
            </li>
          ))}
        </ul>
      )}
      {onRetry && <Button onClick={onRetry}>{t('common.try-again')}</Button>}
    </div>
  );
}

/** Faults of a period's rules name the file they stand in, which a period keeps under this name alone. */
function fileOf({ code }: ServerIssue): { file?: string } {
  return code.startsWith('rules-') ? { file: 'rules.json' } : {};
}

interface ShownProps<T> {
  call: Call<T>;
  lines?: number;
  children: (value: T) => ReactNode;
}

/** A call in each of its states: the old answer stays, dimmed, until the new one is whole. */
export function Shown<T>({ call, lines, children }: ShownProps<T>) {
  if (call.failure) return <Failed failure={call.failure} onRetry={call.reload} />;
  if (call.value === null) return <Loading lines={lines} />;
  return (
    <div className="shown" aria-busy={call.loading}>
      {children(call.value)}
    </div>
  );
}

function subscribeToLine(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}

/** One line at the top while the device has no network: what still works, and that nothing is lost. */
export function OfflineLine() {
  const { t } = useWords();
  const online = useSyncExternalStore(
    subscribeToLine,
    () => navigator.onLine,
    () => true,
  );
  if (online) return null;
  return (
    <p className="offline-line" role="status">
      <CloudOff aria-hidden size={18} /> {t('common.offline')}
    </p>
  );
}
