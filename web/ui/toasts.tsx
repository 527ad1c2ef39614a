import { useEffect, useSyncExternalStore } from 'react';
import { useWords } from '../state/organisation.tsx';
import { Button } from './button.tsx';

interface Toast {
  id: number;
  text: string;
  undo: (() => void) | null;
}

let toasts: readonly Toast[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

function replace(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

/** Says what was done, for eight seconds, with a way back where there is one. */
export function showToast(text: string, undo: (() => void) | null = null): void {
  replace([...toasts.slice(-2), { id: nextId++, text, undo }]);
}

export function Toasts() {
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => toasts,
    () => toasts,
  );
  return (
    <div className="toasts" role="status">
      {shown.map((toast) => (
        <ToastLine key={toast.id} toast={toast} />
      ))}
    </div>
  );
}

function ToastLine({ toast }: { toast: Toast }) {
  const { t } = useWords();
  const { id, undo } = toast;
  useEffect(() => {
    const timer = setTimeout(() => replace(toasts.filter((other) => other.id !== id)), 8000);
    return () => clearTimeout(timer);
  }, [id]);
  const goBack = () => {
    undo?.();
    replace(toasts.filter((other) => other.id !== id));
  };
  return (
    <div className="toast">
      <span>{toast.text}</span>
      {undo && (
        <Button look="quiet" onClick={goBack}>
          {t('common.undo')}
        </Button>
      )}
    </div>
  );
}
