import type { Page } from 'playwright-core';
import { appeals } from '../../web/text/appeals.ts';
import { boundaries } from '../../web/text/boundaries.ts';
import { capacity } from '../../web/text/capacity.ts';
import { common } from '../../web/text/common.ts';
import { council } from '../../web/text/council.ts';
import { demand } from '../../web/text/demand.ts';
import { family } from '../../web/text/family.ts';
import { forecast } from '../../web/text/forecast.ts';
import { imports } from '../../web/text/imports.ts';
import { issues } from '../../web/text/issues.ts';
import { layers } from '../../web/text/layers.ts';
import { map } from '../../web/text/map.ts';
import { parents } from '../../web/text/parents.ts';
import { planner } from '../../web/text/planner.ts';
import { programme } from '../../web/text/programme.ts';
import { published } from '../../web/text/published.ts';
import { reasons } from '../../web/text/reasons.ts';
import { results } from '../../web/text/results.ts';
import { ruleEditor } from '../../web/text/rule-editor.ts';
import { rules } from '../../web/text/rules.ts';
import { scenarios } from '../../web/text/scenarios.ts';
import { season } from '../../web/text/season.ts';
import { sitings } from '../../web/text/sitings.ts';
import { trials } from '../../web/text/trials.ts';

/** Pieces of Vietnamese phrases between their blanks, long enough not to stand by chance. */
const vietnamese = [
  ...[appeals, common, council, family, imports, issues, map, parents, planner, ruleEditor],
  ...[published, reasons, results, rules, season, sitings, trials],
  ...[boundaries, capacity, demand, forecast, layers, programme, scenarios],
]
  .flatMap((topic) => Object.values(topic) as { vi: string; en: string }[])
  .filter(({ vi, en }) => vi !== en)
  .flatMap(({ vi }) => vi.split(/\{\w+\}/))
  .map((piece) => piece.trim())
  .filter((piece) => piece.length >= 7 && /[^\x20-\x7e]/.test(piece));

/** Vietnamese phrases of the interface that stand on the page now; `names` are data and may be Vietnamese. */
export async function vietnamesePhrasesOn(page: Page, names: readonly string[]): Promise<string[]> {
  const text = await page.locator('body').innerText();
  const data = names.join('\n');
  return [...new Set(vietnamese)].filter((piece) => text.includes(piece) && !data.includes(piece));
}

/** Names in the data of an organisation: of schools, communes and the organisation itself. */
export async function namesOf(url: string, organisation: string): Promise<string[]> {
  const read = async <T>(path: string) => (await (await fetch(`${url}/api/${path}`)).json()) as T;
  const { organisations } = await read<{ organisations: { name: string }[] }>('organisations');
  const { schools } = await read<{ schools: { name: string }[] }>(`${organisation}/schools`);
  const { communes } = await read<{ communes: { name: string }[] }>(`${organisation}/communes`);
  return [...organisations, ...schools, ...communes].map(({ name }) => name);
}
