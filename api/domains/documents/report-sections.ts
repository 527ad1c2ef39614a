import type { Figures } from '#engines/scenario/figures.ts';
import type { Block, Paper, PaperTable } from '../../platform/paper.ts';
import { communeTable } from './commune-table.ts';
import { mapOfChanges } from './dossier-maps.ts';
import type { DossierParts } from './gather-dossier.ts';
import { programmeSection } from './programme-section.ts';
import { schoolRunSection } from './school-run-section.ts';
import { shortSchools } from './short-schools.ts';
import { type DossierWords, hiddenCount } from './words.ts';

type Section = Paper['sections'][number];

/**
 * The report: in short, before and after, communes, over-full schools (`listed` at most), school run, programme, method with data and
 * gaps.
 */
export function reportSections(parts: DossierParts, words: DossierWords, listed: number): Section[] {
  return [
    summarySection(parts, words),
    beforeAfterSection(parts, words, listed),
    ...[schoolRunSection(parts, words), programmeSection(parts, words), methodSection(parts, words)].map((section) => ({
      ...section,
      follows: true,
    })),
  ];
}

function summarySection(parts: DossierParts, words: DossierWords): Section {
  const { t, count, language } = words;
  const { after, programme, base } = parts;
  const { moved } = after;
  const cost = totalCost(parts);
  const plan = programme.made?.plan;
  const sentences: Block[] = [
    {
      kind: 'text',
      text: t('summary.moved', {
        ...{ children: count(moved.children), nearer: count(moved.nearer), farther: count(moved.farther) },
      }),
    },
    { kind: 'text', text: cost === null ? t('summary.no-cost') : t('summary.cost', { cost: words.whole(cost) }) },
  ];
  if (plan)
    sentences.push({
      kind: 'text',
      text: t('summary.programme', {
        ...{ before: words.whole(plan.unmet.before), after: words.whole(plan.unmet.after) },
        ...{ years: plan.years.length, case: words.say(`programme.case.${plan.planFor}`) },
      }),
    });
  return {
    title: t('summary'),
    blocks: [
      ...(base.synthetic || programme.synthetic ? [{ kind: 'notice', text: t('synthetic') } as const] : []),
      ...sentences,
      mapOfChanges(parts, t('map-of-all'), language),
      changesTable(parts, words, cost),
    ],
  };
}

function changesTable({ programme }: DossierParts, words: DossierWords, cost: number | null): PaperTable {
  const { t } = words;
  return {
    ...{ kind: 'table', caption: t('changes') },
    columns: [
      { head: t('number'), figure: true, width: 5 },
      { head: t('change'), width: 42 },
      { head: t('commune'), width: 22 },
      { head: t('change-cost'), figure: true, width: 15 },
      { head: t('change-year'), width: 18 },
    ],
    rows: programme.works.map(({ key, saying, communeName, cost: own }, i) => [
      ...[
        i + 1,
        words.say(`scenarios.${saying.code}`, saying.params),
        communeName ?? '',
        own,
        words.yearsOf(programme, key),
      ],
    ]),
    totals: [['', t('total'), '', cost, '']],
  };
}

/** Null where the price of any change is not known. */
function totalCost({ programme }: DossierParts): number | null {
  return programme.works.reduce<number | null>(
    (sum, { cost }) => (sum === null || cost === null ? null : sum + cost),
    0,
  );
}

const kpis = [
  ['children', (f: Figures) => f.children],
  ['placed', (f: Figures) => f.placed],
  ['unplaced', (f: Figures) => f.unplaced],
  ['mean', (f: Figures) => f.meanMetres],
  ['ninth', (f: Figures) => f.ninthMetres],
  ['beyond', (f: Figures) => f.beyond],
  ['full', (f: Figures) => f.fullPlaces],
  ['overflow', (f: Figures) => f.overflow],
  ['seats', (f: Figures) => f.seats],
] as const;
/** Counts of children, which are not told when they are few. */
const ofChildren: readonly string[] = ['children', 'placed', 'unplaced', 'beyond', 'overflow'];

function beforeAfterSection(parts: DossierParts, words: DossierWords, listed: number): Section {
  const { before, after } = parts;
  const { t } = words;
  const hide = (value: number | null) => hiddenCount(value, t('few'));
  const whole = (value: number | null) => (value === null ? null : Math.round(value));
  const figure = (head: string, width = 14) => ({ head, figure: true, width });
  const kpiTable: PaperTable = {
    ...{ kind: 'table', caption: t('before-after') },
    columns: [{ head: t('figure'), width: 48 }, figure(t('today')), figure(t('scenario')), figure(t('difference'))],
    rows: kpis.map(([key, of]) => {
      const [old, young] = [whole(of(before.figures)), whole(of(after.figures))];
      const [first, second] = ofChildren.includes(key) ? [hide(old), hide(young)] : [old, young];
      const both = typeof first === 'number' && typeof second === 'number';
      return [t(`kpi.${key}`), first, second, both ? second - first : ''];
    }),
  };
  return {
    title: t('before-after'),
    blocks: [kpiTable, communeTable(parts, words), ...shortSchools(parts, words, listed)],
  };
}

function methodSection(parts: DossierParts, words: DossierWords): Section {
  const { t } = words;
  const { base, programme, versions, networkVersion, forecastMadeAt } = parts;
  const { costs } = programme;
  const price = (value: number | null) => (value === null ? t('unknown') : words.whole(value));
  const method = [
    t('method.where'),
    base.classCap === null ? t('method.seats-unknown') : t('method.seats', { cap: base.classCap, grades: base.grades }),
    ...(programme.made ? [t('method.programme')] : []),
    ...(costs
      ? [
          t('method.prices', {
            ...{ date: words.date(costs.validFrom), source: costs.source, room: price(costs.room) },
            ...{ site: price(costs.site), road: price(costs.roadMetre), bridge: price(costs.bridgeMetre) },
          }),
        ]
      : []),
  ];
  return {
    title: t('method'),
    blocks: [
      { kind: 'list', items: method },
      {
        ...{ kind: 'table', caption: t('data') },
        columns: [
          { head: t('data.kind'), width: 22 },
          { head: t('data.file'), width: 44 },
          { head: t('data.date'), width: 18 },
          { head: t('data.invented'), width: 14 },
        ],
        rows: versions.map(({ kind, fileName, appliedAt, synthetic }) => [
          ...[words.kindOf(kind), fileName, words.date(appliedAt), t(synthetic ? 'data.yes' : 'data.no')],
        ]),
      },
      { kind: 'soft', text: t('data.roads', { version: networkVersion }) },
      ...(forecastMadeAt
        ? [{ kind: 'soft', text: t('data.forecast', { date: words.date(forecastMadeAt) }) } as const]
        : []),
      { kind: 'heading', text: t('gaps') },
      { kind: 'list', items: gapsOf(parts, words) },
    ],
  };
}

function gapsOf({ after, programme, coming, baseHasChanged }: DossierParts, words: DossierWords): string[] {
  const { t } = words;
  const { seatsUnknown } = after.figures;
  const said = programme.made?.settings.works ?? [];
  const noLand = programme.works.filter(
    ({ key, needsLand }) => needsLand && !said.some((work) => work.key === key && work.clearedFrom !== null),
  ).length;
  const unknown = (coming.forecast?.communes ?? []).filter(({ years }) =>
    years.every(({ balance }) => balance === null),
  );
  return [
    ...(seatsUnknown > 0 ? [t('gap.seats', { count: seatsUnknown })] : []),
    ...after.refused.map(({ at, why }) =>
      t('gap.refused', { number: at + 1, why: words.say(`scenarios.${why.code}`, why.params) }),
    ),
    ...(baseHasChanged ? [t('gap.base')] : []),
    ...(coming.forecast === null ? [t('gap.forecast')] : []),
    ...(programme.costs === null ? [t('gap.prices')] : []),
    ...(noLand > 0 ? [t('gap.land', { count: noLand })] : []),
    ...(unknown.length > 0 ? [t('gap.communes', { count: unknown.length })] : []),
    ...[t('gap.small'), t('gap.choice')],
  ];
}
