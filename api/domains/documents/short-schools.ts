import type { Figures } from '#engines/scenario/figures.ts';
import type { Block } from '../../platform/paper.ts';
import { type DossierWords, hiddenCount } from './words.ts';

/** Figures of the schools today and after the changes. */
interface Compared {
  before: { figures: Pick<Figures, 'schools'> };
  after: { figures: Pick<Figures, 'schools'> };
}

/** Schools short of seats for the children nearest to them: those the plan changes first, then those shortest; at most `listed`. */
export function shortSchools({ before, after }: Compared, words: DossierWords, listed: number): Block[] {
  const { t } = words;
  const figure = (head: string) => ({ head, figure: true, width: 14 });
  const oldSchools = new Map(before.figures.schools.map((school) => [school.id, school]));
  type School = (typeof after.figures.schools)[number];
  const isShort = (school: School | undefined) =>
    school?.open === true && school.seats !== null && school.nearest > school.seats;
  const isChanged = ({ id, open, seats, nearest }: School) => {
    const old = oldSchools.get(id);
    return Number(!old || old.open !== open || old.seats !== seats || old.nearest !== nearest);
  };
  const lack = ({ seats, nearest }: School) => nearest - (seats ?? 0);
  const short = after.figures.schools
    .filter((school) => isShort(school) || isShort(oldSchools.get(school.id)))
    .sort((a, b) => isChanged(b) - isChanged(a) || lack(b) - lack(a));
  if (short.length === 0) return [{ kind: 'text', text: `${t('over-full')}: ${t('over-full.none')}` }];
  const rest = short.length > listed ? t('over-full.listed', { listed, count: words.whole(short.length) }) : null;
  return [
    {
      ...{ kind: 'table', caption: t('over-full') },
      columns: [
        { head: t('school'), width: 40 },
        ...['seats-before', 'nearest-before', 'seats-after', 'nearest-after'].map((key) => figure(t(key))),
      ],
      rows: short.slice(0, listed).map(({ id, name, seats, nearest, open }) => {
        const old = oldSchools.get(id);
        const was = old ? hiddenCount(old.nearest, t('few')) : '';
        return [name, old?.seats ?? '', was, open ? seats : '', hiddenCount(nearest, t('few'))];
      }),
    },
    ...(rest ? [{ kind: 'text' as const, text: rest }] : []),
  ];
}
