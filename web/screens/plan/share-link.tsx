import { useWords } from '../../state/organisation.tsx';
import { Button } from '../../ui/button.tsx';
import { showToast } from '../../ui/toasts.tsx';

/** The link of what is shared, to be sent on; `path` begins with a slash. */
export function ShareLink({ path }: { path: string }) {
  const { t } = useWords();
  const link = `${location.origin}${path}`;
  const copy = () =>
    navigator.clipboard.writeText(link).then(
      () => showToast(t('scenarios.copied')),
      () => {},
    );
  return (
    <div className="scenario-link">
      <a href={link}>{t('scenarios.share-link')}</a>
      <Button onClick={() => void copy()}>{t('scenarios.copy')}</Button>
    </div>
  );
}
