import { useWords } from '../state/organisation.tsx';

/** Marks invented figures. The word is always there; the hatch only helps the eye. */
export function SyntheticStamp({ whole = false, short = false }: { whole?: boolean; short?: boolean }) {
  const { t } = useWords();
  const key = whole ? 'common.synthetic-whole' : short ? 'common.synthetic-short' : 'common.synthetic';
  return <span className="synthetic">{t(key)}</span>;
}
