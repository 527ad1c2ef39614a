import type { Comparison } from '../../../../api/client.ts';
import type { Words } from '../../../state/organisation.tsx';

export type By = 'communes' | 'groups' | 'residences';
export type Part = NonNullable<Comparison['communes']>[number];

/** A commune by its name; a group and a kind of residence in words, as the dossiers write only their codes. */
export function namePart({ name }: Part, by: By, { t, code }: Words): string {
  if (name === null) return t('trials.part-few');
  if (name === '') return t('trials.part-blank');
  if (by === 'groups') return t('trials.part-group', { group: name });
  if (by === 'communes') return name;
  const key = `trials.residence.${name}`;
  const said = code(key);
  return said === key ? name : said;
}
