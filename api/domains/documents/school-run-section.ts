import type { Paper } from '../../platform/paper.ts';
import type { DossierParts } from './gather-dossier.ts';
import { type DossierWords, hiddenCount } from './words.ts';

/** Streets listed, and metres below which a stretch is a crossing. */
const listed = 20;
const leastMetres = 10;

/** The streets most children walk to school, today and after the changes; stretches of fewer than five are not told. */
export function schoolRunSection({ after }: DossierParts, words: DossierWords): Paper['sections'][number] {
  const { t } = words;
  const ways = after.ways.filter(({ metres }) => metres >= leastMetres).slice(0, listed);
  if (ways.length === 0) return { title: t('school-run'), blocks: [{ kind: 'text', text: t('school-run.none') }] };
  const figure = (head: string, width: number) => ({ head, figure: true, width });
  return {
    title: t('school-run'),
    blocks: [
      { kind: 'text', text: t('school-run.what') },
      {
        ...{ kind: 'table', caption: t('school-run.table', { count: ways.length }) },
        columns: [
          { head: t('school-run.way'), width: 40 },
          figure(t('school-run.metres'), 14),
          ...[t('today'), t('scenario'), t('difference')].map((head) => figure(head, 15)),
        ],
        rows: ways.map(({ name, metres, before, after: now }) => {
          const [first, second] = [hiddenCount(before, t('few')), hiddenCount(now, t('few'))];
          const both = typeof first === 'number' && typeof second === 'number';
          return [name || t('school-run.no-name'), metres, first, second, both ? second - first : ''];
        }),
      },
    ],
  };
}
