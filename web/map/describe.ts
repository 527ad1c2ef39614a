import type { Level } from '../../api/client.ts';
import { type Language, say, sayDistance } from '../text/say.ts';
import type { MapData } from './map-data.ts';

/** What the map shows, in sentences, for readers who do not see it. */
export function describeMap(data: MapData, level: Level | null, language: Language): string {
  const sentences: string[] = [];
  const add = (key: string, params: Record<string, unknown> = {}) =>
    sentences.push(say(language, `map.${key}`, params));
  if (data.schools) {
    const name = level ? say(language, `common.level.${level}`) : say(language, 'map.all-levels');
    add('describe-schools', { count: data.schools.length, level: name });
  }
  if (data.chosenSchool) add('describe-chosen', { name: data.chosenSchool.name });
  if (data.route?.metres != null) add('describe-route', { distance: sayDistance(language, data.route.metres) });
  if (data.walkingAreas) add('describe-walking');
  if (data.zones) add('describe-zones');
  if (data.kept) add('describe-kept', { count: data.kept.features.length });
  if (data.candidates) {
    const chosen = data.candidates.filter(({ state }) => state === 'chosen' || state === 'forced');
    const names = chosen.map(({ name }) => name).join(', ') || '–';
    add('describe-candidates', { count: data.candidates.length, chosen: chosen.length, names });
  }
  if (data.coverage) add('describe-shares', { limit: sayDistance(language, data.coverage.limit) });
  if (data.balances) {
    const short = data.balances.filter(({ balance }) => balance !== null && balance < 0).length;
    add('describe-balances', { short });
  }
  if (data.children) {
    const told = data.children.features.filter(({ properties }) => properties?.children !== null);
    add('describe-children', { count: told.length });
  }
  if (data.flows) add('describe-flows', { cells: data.flows.cells.length, hidden: data.flows.hidden });
  if (data.loads) add('describe-loads', { count: data.loads.length });
  if (data.home) add('describe-home');
  add('describe-keys');
  return sentences.join(' ');
}
