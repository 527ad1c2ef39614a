import type { Paper, PaperTable } from '../../platform/paper.ts';
import type { DossierParts } from './gather-dossier.ts';
import type { DossierWords } from './words.ts';

/** Which work in which year, for how much, and what is still short; why the others stand in none. */
export function programmeSection({ programme }: DossierParts, words: DossierWords): Paper['sections'][number] {
  const { t } = words;
  const { made, works } = programme;
  if (!made) return { title: t('programme'), blocks: [{ kind: 'text', text: t('programme.none') }] };
  const { plan } = made;
  const workOf = new Map(works.map((work) => [work.key, work]));
  const nameOf = (key: string) => {
    const saying = workOf.get(key)?.saying;
    return saying ? words.say(`scenarios.${saying.code}`, saying.params) : key;
  };
  const placed = plan.works.filter(({ stages }) => stages.length > 0);
  const left = plan.works.filter(({ reason }) => reason !== null);
  const less = Math.floor(plan.unmet.after - plan.unmet.bound);
  const worksTable: PaperTable = {
    ...{ kind: 'table', caption: t('programme.works') },
    columns: [
      { head: t('change'), width: 30 },
      ...plan.years.map((year) => ({ head: String(year), figure: true, width: 9 })),
    ],
    rows: placed.map(({ key, stages }) => [
      nameOf(key),
      ...plan.years.map((year) => {
        const stage = stages.find((each) => each.year === year);
        if (!stage) return '';
        return stage.rooms === 0 ? t('programme.done') : t('programme.rooms', { rooms: stage.rooms });
      }),
    ]),
  };
  const figure = (key: string) => ({ head: t(key), figure: true, width: 14 });
  const yearsTable: PaperTable = {
    ...{ kind: 'table', caption: t('programme.money') },
    columns: [
      { head: t('year'), width: 8 },
      ...['budget', 'spent', 'likely-before', 'sure-after', 'likely-after', 'possible-after'].map(figure),
    ],
    rows: plan.money.map(({ year, budget, spent }, i) => {
      const { sure, likely, possible } = plan.need[i];
      return [String(year), budget, spent, likely.before, sure.after, likely.after, possible.after];
    }),
  };
  return {
    title: t('programme'),
    blocks: [
      ...(made.outdated ? [{ kind: 'notice', text: t('programme.outdated') } as const] : []),
      {
        kind: 'text',
        text: t('summary.programme', {
          ...{ before: words.whole(plan.unmet.before), after: words.whole(plan.unmet.after) },
          ...{ years: plan.years.length, case: words.say(`programme.case.${plan.planFor}`) },
        }),
      },
      {
        kind: 'soft',
        text: less < 1 ? t('programme.proved') : t('programme.not-proved', { less: words.whole(less) }),
      },
      ...(placed.length > 0 ? [worksTable] : []),
      ...(left.length > 0
        ? [
            {
              ...{ kind: 'table', caption: t('programme.why') },
              columns: [
                { head: t('change'), width: 50 },
                { head: t('programme.why'), width: 50 },
              ],
              rows: left.map(({ key, reason }) => [nameOf(key), words.say(`programme.reason.${reason}`)]),
            } as PaperTable,
          ]
        : []),
      yearsTable,
    ],
  };
}
