import { setTimeout } from 'node:timers/promises';
import { leastShown } from '#engines/hide-small.ts';
import type { Block, Paper, PaperTable } from '../../platform/paper.ts';
import type { ProgrammeWork } from '../programmes/types.ts';
import { mapOfPlace } from './dossier-maps.ts';
import type { DossierParts } from './gather-dossier.ts';
import { type DossierWords, hiddenCount } from './words.ts';

/** Milliseconds between two pages: enough for those who wait, and ask the database, to be answered. */
export const breath = 25;

/**
 * A page for each change that has a place: its map, what it is, who comes and goes, and its commune in the coming years. `onPage` is told
 * before each how many are done; others are answered between two pages, since drawing a map takes the thread.
 */
export async function siteSections(
  parts: DossierParts,
  words: DossierWords,
  onPage: (done: number, all: number) => void,
): Promise<Paper['sections']> {
  const placed = parts.programme.works.flatMap((work, i) => (work.lonLat ? [{ work, lonLat: work.lonLat, i }] : []));
  const sections: Paper['sections'] = [];
  for (const [done, { work, lonLat, i }] of placed.entries()) {
    onPage(done, placed.length);
    await setTimeout(breath);
    const change = words.say(`scenarios.${work.saying.code}`, work.saying.params);
    sections.push({
      title: words.t('site-page', { number: i + 1, change }),
      blocks: [
        mapOfPlace(parts, work.key, lonLat, words.t('site-map'), words.language),
        factsTable(parts, work, words),
        ...movesOf(parts, work, words),
        ...communeYears(parts, work, words),
      ],
    });
  }
  return sections;
}

/** The school a work is about; a new one has the id its change gave it. */
function schoolIdOf({ key }: ProgrammeWork): string {
  return key.slice(key.indexOf(':') + 1).replace(/#\d+$/, '');
}

function factsTable(parts: DossierParts, work: ProgrammeWork, words: DossierWords): PaperTable {
  const { t } = words;
  const id = schoolIdOf(work);
  const before = parts.before.figures.schools.find((school) => school.id === id);
  const after = parts.after.figures.schools.find((school) => school.id === id);
  const said = parts.programme.made?.settings.works.find(({ key }) => key === work.key);
  const [lon, lat] = work.lonLat!;
  const hide = (count: number | undefined) => (count === undefined ? '' : hiddenCount(count, t('few')));
  const mean = after && after.children >= leastShown && after.meanMetres !== null ? Math.round(after.meanMetres) : '';
  const land = said?.clearedFrom ? String(said.clearedFrom) : t('fact.land-unknown');
  return {
    ...{ kind: 'table', caption: t('facts') },
    columns: [
      { head: t('fact'), width: 55 },
      { head: t('value'), figure: true, width: 45 },
    ],
    rows: [
      [t('fact.commune'), work.communeName],
      [t('fact.place'), `${lat.toFixed(5)}, ${lon.toFixed(5)}`],
      [t('fact.seats'), work.seats],
      [t('fact.cost'), work.cost],
      [t('fact.year'), words.yearsOf(parts.programme, work.key) || null],
      ...(work.needsLand ? [[t('fact.land'), land]] : []),
      [t('fact.before'), hide(before?.children)],
      [t('fact.after'), hide(after?.open ? after.children : undefined)],
      [t('fact.nearest'), hide(after?.open ? after.nearest : undefined)],
      [t('fact.mean'), mean],
    ],
  };
}

/** The moves a page has room for. */
const mostMoves = 5;

function movesOf({ after }: DossierParts, work: ProgrammeWork, words: DossierWords): Block[] {
  const { t } = words;
  const id = schoolIdOf(work);
  const names = new Map(after.figures.schools.map((school) => [school.id, school.name]));
  const name = (school: string | null) => (school === null ? t('no-school') : (names.get(school) ?? school));
  const rows = after.moved.rows.filter(({ fromId, toId }) => fromId === id || toId === id);
  if (rows.length === 0) return [{ kind: 'text', text: t('who.nobody') }];
  const mean = (school: string | null, sum: number, children: number) =>
    school === null || children < leastShown ? '' : Math.round(sum / children);
  return [
    {
      ...{ kind: 'table', caption: t('who-comes') },
      columns: [
        { head: t('who.from'), width: 32 },
        { head: t('who.to'), width: 32 },
        ...['children', 'who.before', 'who.after'].map((key) => ({ head: t(key), figure: true, width: 12 })),
      ],
      rows: rows
        .slice(0, mostMoves)
        .map(({ fromId, toId, children, metresBefore, metresAfter }) => [
          ...[name(fromId), name(toId), hiddenCount(children, t('few'))],
          ...[mean(fromId, metresBefore, children), mean(toId, metresAfter, children)],
        ]),
    },
  ];
}

/** Seats and pupils of the commune, by the programme where one was made. */
function communeYears({ programme, coming }: DossierParts, work: ProgrammeWork, words: DossierWords): Block[] {
  const { t } = words;
  const planned = programme.made?.plan.communes.find(({ name }) => name === work.communeName);
  const today = coming.forecast?.communes.find(({ name }) => name === work.communeName);
  const years = planned?.years ?? today?.years.map((year) => ({ ...year, seats: today.seats })) ?? [];
  if (years.length === 0) return [];
  const whole = (value: number | null) => (value === null ? null : Math.round(value));
  return [
    {
      ...{ kind: 'table', caption: t('commune-years', { commune: work.communeName ?? '' }) },
      columns: [
        { head: t('year'), width: 10 },
        ...['seats', 'years.pupils', 'years.balance', 'years.low', 'years.high'].map((key) => ({
          ...{ head: t(key), figure: true, width: 18 },
        })),
      ],
      rows: years.map(({ year, seats, pupils, balance, balanceLow, balanceHigh }) => [
        ...[String(year), whole(seats), whole(pupils), whole(balance), whole(balanceLow), whole(balanceHigh)],
      ]),
    },
  ];
}
