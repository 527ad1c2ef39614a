import { X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useWords } from '../state/organisation.tsx';
import { Button } from './button.tsx';

interface ModalProps {
  /** How it lies over the page; its head is `<look>-head`. */
  look: 'sheet' | 'whole-screen';
  title: ReactNode;
  onClose: () => void;
  children: ReactNode;
}

/** Something over the page with a title and a way to close it. The browser keeps focus inside and Escape closes. */
export function Modal({ look, title, onClose, children }: ModalProps) {
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
      className={look}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div className={`${look}-head`}>
        <h2 id={titleId}>{title}</h2>
        <Button look="quiet" iconOnly icon={<X aria-hidden />} onClick={onClose}>
          {t('common.close')}
        </Button>
      </div>
      {children}
    </dialog>
  );
}
