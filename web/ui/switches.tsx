import { Contrast, Moon, Sun } from 'lucide-react';
import { useOrganisation, useWords } from '../state/organisation.tsx';
import { setPreferences, type Theme, usePreferences } from '../state/preferences.ts';
import { Button } from './button.tsx';

const nextTheme: Record<Theme, Theme> = { system: 'light', light: 'dark', dark: 'system' };
const themeIcons = { system: Contrast, light: Sun, dark: Moon };

/** Device's choice → light → dark. */
export function ThemeSwitch() {
  const { theme } = usePreferences();
  const { t } = useWords();
  const Icon = themeIcons[theme];
  return (
    <Button
      look="quiet"
      iconOnly
      icon={<Icon aria-hidden size={20} />}
      title={t(`common.theme.${theme}`)}
      onClick={() => setPreferences({ theme: nextTheme[theme] })}
    >
      {t(`common.theme.${theme}`)}
    </Button>
  );
}

/** Offers the other language in its own words; absent where the organisation has one language. */
export function LanguageSwitch() {
  const { languages } = useOrganisation();
  const { language, t } = useWords();
  const other = languages.find((offered) => offered !== language);
  if (!other) return null;
  return (
    <Button look="quiet" lang={other} onClick={() => setPreferences({ language: other })}>
      <span className="wide-only">{t('common.other-language')}</span>
      <abbr className="narrow-only" title={t('common.other-language')}>
        {other.toUpperCase()}
      </abbr>
    </Button>
  );
}
