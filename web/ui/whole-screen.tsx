import { X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useWords } from '../state/organisation.tsx';
import { Button } from './button.tsx';

interface WholeScreenProps {
  title: ReactNode;
  onClose: () => void;
  children: ReactNode;
}

/** What needs the whole screen, large enough for the last row of a meeting room. The browser keeps focus inside; Escape closes. */
export function WholeScreen({ title, onClose, children }: WholeScreenProps) {
  const { t } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const element = dialog.current;
    if (element && !element.open) element.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="whole-screen"
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div className="whole-screen-head">
        <h2 id={titleId}>{title}</h2>
        <Button look="quiet" iconOnly icon={<X aria-hidden />} onClick={onClose}>
          {t('common.close')}
        </Button>
      </div>
      {children}
    </dialog>
  );
}
