import { X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useWords } from '../state/organisation.tsx';
import { Button } from './button.tsx';

interface SheetProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
  /** Buttons at the foot, the main one last. */
  actions?: ReactNode;
}

/** A panel over the page: from below on a phone, from the side on a desk. The browser keeps focus inside and Escape closes. */
export function Sheet({ title, onClose, children, actions }: SheetProps) {
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
      className="sheet"
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div className="sheet-head">
        <h2 id={titleId}>{title}</h2>
        <Button look="quiet" iconOnly icon={<X aria-hidden />} onClick={onClose}>
          {t('common.close')}
        </Button>
      </div>
      <div className="sheet-body">{children}</div>
      {actions && <div className="sheet-foot">{actions}</div>}
    </dialog>
  );
}
