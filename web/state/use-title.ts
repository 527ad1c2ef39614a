import { useEffect } from 'react';
import { useOrganisation, useWords } from './organisation.tsx';

/** The page's title: what it is, where, whose product. */
export function useTitle(what: string): void {
  const { name } = useOrganisation();
  const { t } = useWords();
  const product = t('common.product-name');
  useEffect(() => {
    document.title = `${what} · ${name} · ${product}`;
  }, [what, name, product]);
}
