import { useState } from 'react';
import type { Level } from '../../../api/client.ts';
import { useWords } from '../../state/organisation.tsx';
import { writeShareLink } from '../../state/share-link.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { showToast } from '../../ui/toasts.tsx';
import type { Home } from './home.ts';

interface ShareSheetProps {
  home: Home;
  level: Level;
  onClose: () => void;
}

/** A link without the home unless the family says otherwise, with what that means told before it is copied. */
export function ShareSheet({ home, level, onClose }: ShareSheetProps) {
  const { t } = useWords();
  const [withHome, setWithHome] = useState(false);
  const page = `${window.location.origin}${window.location.pathname}`;
  const link = withHome ? writeShareLink(page, { level, lonLat: home.lonLat, label: home.label }) : page;
  const copy = async () => {
    await navigator.clipboard.writeText(link);
    showToast(t('parents.copied'));
    onClose();
  };
  const options = [
    { value: false, text: t('parents.share-without'), hint: t('parents.share-without.hint') },
    { value: true, text: t('parents.share-with'), hint: t('parents.share-with.hint') },
  ];
  return (
    <Sheet
      title={t('parents.share-title')}
      onClose={onClose}
      actions={
        // Browsers give no clipboard to pages without https; the field below then holds the link to copy by hand.
        'clipboard' in navigator && (
          <Button look="main" onClick={() => void copy()}>
            {t('parents.copy')}
          </Button>
        )
      }
    >
      <fieldset className="option-list">
        <legend className="visually-hidden">{t('parents.share-title')}</legend>
        {options.map((option) => (
          <label key={option.text} className="option">
            <input
              type="radio"
              name="share"
              checked={withHome === option.value}
              onChange={() => setWithHome(option.value)}
            />
            <span>
              <b>{option.text}</b>
              <span className="soft small">{option.hint}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <Field label={t('parents.copy-by-hand')}>
        {(control) => <input {...control} className="input" readOnly value={link} onFocus={(e) => e.target.select()} />}
      </Field>
    </Sheet>
  );
}
