import { createContext, useContext, useMemo } from 'react';
import type { Organisation } from '../../api/client.ts';
import { type Language, say, sayChange, sayDate, sayDistance, sayNumber } from '../text/say.ts';
import type { TextKey } from '../text/text.ts';
import { usePreferences } from './preferences.ts';

const OrganisationContext = createContext<Organisation | null>(null);
export const OrganisationProvider = OrganisationContext.Provider;

/** The organisation whose room this is. Screens are only shown inside one. */
export function useOrganisation(): Organisation {
  const organisation = useContext(OrganisationContext);
  if (!organisation) throw new Error('useOrganisation outside of an organisation');
  return organisation;
}

/** The language in force: the reader's choice where the organisation offers it, else the organisation's first. */
export function languageInForce(offered: readonly Language[], chosen: Language | null): Language {
  return chosen && offered.includes(chosen) ? chosen : (offered[0] ?? 'en');
}

export interface Words {
  language: Language;
  /** A phrase by its checked key. */
  t: (key: TextKey, params?: Record<string, unknown>) => string;
  /** A phrase by a code that came from the server; an unknown code shows as itself. */
  code: (key: string, params?: Record<string, unknown>) => string;
  n: (value: number, fractionDigits?: number) => string;
  /** How much more or less, with its sign. */
  change: (value: number, fractionDigits?: number) => string;
  /** Metres for families. */
  distance: (metres: number) => string;
  /** Whole metres, where they decide. */
  metres: (metres: number) => string;
  date: (iso: string) => string;
}

function wordsIn(language: Language): Words {
  return {
    language,
    t: (key, params) => say(language, key, params),
    code: (key, params) => say(language, key, params),
    n: (value, digits) => sayNumber(language, value, digits),
    change: (value, digits) => sayChange(language, value, digits),
    distance: (metres) => sayDistance(language, metres),
    metres: (metres) => `${sayNumber(language, metres, 0)} m`,
    date: (iso) => sayDate(iso),
  };
}

/** The words of the screen in the language in force. */
export function useWords(): Words {
  const organisation = useContext(OrganisationContext);
  const chosen = usePreferences().language;
  const language = languageInForce(organisation?.languages ?? ['vi', 'en'], chosen);
  return useMemo(() => wordsIn(language), [language]);
}
