import { Redo2, Undo2 } from 'lucide-react';
import { useEffect } from 'react';
import type { Scenario } from '../../../../api/client.ts';
import { useWords } from '../../../state/organisation.tsx';
import { Button } from '../../../ui/button.tsx';

interface UndoProps {
  scenario: Scenario;
  busy: boolean;
  /** Goes to a state of the list of changes. */
  onGo: (to: number) => void;
}

/** One change back, one forth; by keys as well. */
export function UndoButtons({ scenario, busy, onGo }: UndoProps) {
  const { t } = useWords();
  const { position, changeCount, adoptedAt } = scenario;
  const still = busy || adoptedAt !== null;
  useUndoKeys(scenario, onGo);
  return (
    <div className="scenario-row">
      <Button
        icon={<Undo2 aria-hidden size={18} />}
        disabled={still || position === 0}
        title="Ctrl+Z"
        onClick={() => onGo(position - 1)}
      >
        {t('scenarios.undo')}
      </Button>
      <Button
        icon={<Redo2 aria-hidden size={18} />}
        disabled={still || position === changeCount}
        title="Ctrl+Shift+Z"
        onClick={() => onGo(position + 1)}
      >
        {t('scenarios.redo')}
      </Button>
    </div>
  );
}

/** Ctrl+Z undoes, Ctrl+Shift+Z or Ctrl+Y does again, unless the reader is typing. */
function useUndoKeys({ position, changeCount, adoptedAt }: Scenario, go: (to: number) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && event.target.matches('input, select, textarea');
      if (typing || adoptedAt || !(event.ctrlKey || event.metaKey)) return;
      const key = event.key.toLowerCase();
      const to = key === 'y' || (key === 'z' && event.shiftKey) ? position + 1 : key === 'z' ? position - 1 : null;
      if (to === null || to < 0 || to > changeCount) return;
      event.preventDefault();
      go(to);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
}
