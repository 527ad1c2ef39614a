import { renderToString } from 'react-dom/server';
import type { Organisation } from '../api/client.ts';
import { pathOf } from './api.ts';
import { App } from './app.tsx';
import { firstLevel, schoolsKey } from './screens/look/first-list.ts';
import { setGivenPage } from './state/given-page.ts';
import { languageInForce } from './state/organisation.tsx';
import { readPath } from './state/paths.ts';
import { common } from './text/common.ts';
import { parents } from './text/parents.ts';
import { type Language, registerWords, say } from './text/say.ts';

registerWords({ common, parents });

/** The parents' first page as text, and the answers it was written from. */
export interface FirstPage {
  html: string;
  title: string;
  language: Language;
  answers: Record<string, unknown>;
}

/**
 * Writes the parents' first page with its list on the server, so that a phone on a slow line reads it before the application
 * comes. The same components write it that take it over. `ask` answers our own public calls; null for any other page.
 */
export async function writeFirstPage(
  path: string,
  ask: (apiPath: string) => Promise<unknown>,
): Promise<FirstPage | null> {
  const place = readPath(path);
  if (place.room !== 'look' || place.schoolId !== null || place.receipt || place.published) return null;
  if (place.scenario || place.draft) return null;
  const known = (await ask('/api/organisations')) as { organisations: Organisation[] };
  const organisation = place.organisationId
    ? known.organisations.find(({ id }) => id === place.organisationId)
    : known.organisations[0];
  if (!organisation) return null;
  const level = firstLevel(organisation.levels);
  const schools = await ask(`${pathOf(organisation.id, 'schools')}?level=${level}`);
  const answers = { organisations: known, [schoolsKey(organisation.id, level)]: schools };
  const language = languageInForce(organisation.languages, null);
  setGivenPage({ path, answers });
  try {
    // The hint React puts first for the icon is no part of the page it takes over.
    const html = renderToString(<App />).replace(/^(<link rel="preload"[^>]*>)+/, '');
    const title = [say(language, 'parents.title'), organisation.name, say(language, 'common.product-name')].join(' · ');
    return { html, title, language, answers };
  } finally {
    setGivenPage(null);
  }
}
