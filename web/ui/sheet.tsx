import type { ReactNode } from 'react';
import { Modal } from './modal.tsx';

interface SheetProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
  /** Buttons at the foot, the main one last. */
  actions?: ReactNode;
}

/** A panel over the page: from below on a phone, from the side on a desk. */
export function Sheet({ title, onClose, children, actions }: SheetProps) {
  return (
    <Modal look="sheet" title={title} onClose={onClose}>
      <div className="sheet-body">{children}</div>
      {actions && <div className="sheet-foot">{actions}</div>}
    </Modal>
  );
}
