import { ownAppealState } from '#text/own-appeal-state.ts';
import { type Language, say, sayDate, sayNumber } from '#text/text.ts';
import { type PdfContent, writePdf } from '../../platform/write-pdf.ts';
import type { FamilyReceipt } from './receipt-types.ts';

type Step = FamilyReceipt['explanation']['steps'][number];

/** A child's receipt on one page to keep: place, reasons, rules, and a code to scan. `pageUrl`: where results are looked up. */
export function printReceipt(receipt: FamilyReceipt, language: Language, pageUrl: string): Promise<Uint8Array> {
  return writePdf(layOutReceipt(receipt, language, pageUrl));
}

/** What stands on that page, before it is set. */
export function layOutReceipt(receipt: FamilyReceipt, language: Language, pageUrl: string): PdfContent {
  const t = (key: string, params: Record<string, unknown> = {}) => say(language, `family.${key}`, params);
  const { explanation, period, publication, proof, decisionNumber } = receipt;
  const { placedAt, steps } = explanation;
  const metres = (value: number) => `${sayNumber(language, value, 0)} m`;
  return {
    info: {
      title: `${t('receipt')} ${explanation.applicantId}`,
      creationDate: new Date(publication.publishedAt),
    },
    content: [
      {
        columnGap: 16,
        columns: [
          {
            width: '*',
            stack: [
              { text: [period.name, t('dossier', { id: explanation.applicantId })].join(' · '), style: 'soft' },
              ...(receipt.synthetic ? [{ text: say(language, 'common.synthetic-whole'), bold: true }] : []),
              { text: placedAt ? t('placed-at', { school: placedAt.schoolName }) : t('unplaced'), style: 'title' },
              ...(placedAt?.metres != null ? [t('way', { metres: metres(placedAt.metres) })] : []),
              ...(decisionNumber !== null ? [t('by-decision', { number: decisionNumber })] : []),
              ...(placedAt
                ? []
                : [
                    { text: t('why', { reason: say(language, `reasons.${explanation.decidedBy}`) }), bold: true },
                    t('unplaced.next'),
                  ]),
            ],
          },
          {
            width: 92,
            stack: [
              { qr: pageUrl, fit: 92 },
              { text: t('qr-what'), style: 'soft', fontSize: 7 },
            ],
          },
        ],
      },
      { text: t('steps'), style: 'heading', margin: [0, 14, 0, 4] },
      ...steps.filter(({ outcome }) => outcome !== 'not-needed').map((step) => stepOf(step, receipt, language)),
      { text: ifWrong(receipt, language), margin: [0, 2, 0, 0] },
      ...ownAppealsOf(receipt, language),
      { text: t('rule'), style: 'heading', margin: [0, 12, 0, 4] },
      { ol: [...criteriaOf(receipt).map((rule) => say(language, `rules.${rule}.sentence`)), t('rule-last')] },
      {
        ...{ style: 'soft', fontSize: 8, margin: [0, 14, 0, 0] },
        stack: [
          `${t('proof-code')}: ${proof.code}`,
          `${t('proof-root')}: ${publication.root}`,
          t('published', { date: sayDate(publication.publishedAt), version: publication.version }),
          ...(publication.reason ? [t('corrected', { reason: publication.reason })] : []),
        ],
      },
    ],
  };
}

/** What a family does when a figure is wrong, and by when: paper outlasts the day, so the day always stands on it. */
function ifWrong({ appeals, appealTerm }: FamilyReceipt, language: Language): string {
  const wrong = appeals
    ? say(language, 'family.wrong-by', { date: sayDate(appeals.until) })
    : say(language, 'family.wrong');
  return appealTerm ? `${wrong} ${say(language, 'family.answered-within', { ...appealTerm })}` : wrong;
}

/** What became of the family's own appeals to the day of printing; nothing where it made none. */
function ownAppealsOf({ ownAppeals }: FamilyReceipt, language: Language) {
  const t = (key: string, params: Record<string, unknown> = {}) => say(language, `appeals.${key}`, params);
  if (ownAppeals.length === 0) return [];
  return [
    { text: t('own'), style: 'heading', margin: [0, 12, 0, 4] },
    ...ownAppeals.map((appeal) => {
      const { number, about, receivedOn } = appeal;
      const line = t('own-line', { number, about: t(`about.${about}`), date: sayDate(receivedOn) });
      const { key, params } = ownAppealState(appeal, sayDate);
      return { text: [{ text: line, bold: true }, ` ${t(`own.${key}`, params)}`], margin: [0, 0, 0, 4] };
    }),
  ];
}

/** One school with its seats, where they ended, and the child's own value. */
function stepOf(step: Step, { turnedAway }: FamilyReceipt, language: Language) {
  const t = (key: string, params: Record<string, unknown> = {}) => say(language, `family.${key}`, params);
  const refused = step.outcome === 'seats-ended';
  const others = turnedAway[step.schoolId];
  const told = step.decidedBy !== null && (refused || step.outcome === 'admitted');
  return {
    margin: [0, 0, 0, 5],
    unbreakable: true,
    stack: [
      { text: `${step.schoolName} · ${t('seats', { seats: step.seats })}`, bold: true },
      ...(refused && step.lastMetres !== null
        ? [
            t('ended-at', {
              last: valuesOf(step.lastMetres, step.lastSeconds, step.lastGroup, null, language),
              own: valuesOf(
                step.own.metres,
                step.own.seconds,
                step.own.group,
                step.decidedBy === 'lottery' ? step.own.lottery : null,
                language,
              ),
            }),
          ]
        : [t(step.outcome)]),
      ...(refused && step.withinUncertainty && step.uncertaintyMetres !== null
        ? [t('uncertain', { metres: `${sayNumber(language, step.uncertaintyMetres, 0)} m` })]
        : []),
      ...(told ? [{ text: say(language, `reasons.${step.decidedBy}`), style: 'soft' }] : []),
      ...(refused && others !== undefined
        ? [{ text: others === null ? t('others-few') : t('others-alike', { count: others }), style: 'soft' }]
        : []),
    ],
  };
}

function valuesOf(
  metres: number | null,
  seconds: number | null,
  group: string | null,
  lottery: string | null,
  language: Language,
): string {
  const t = (key: string, params: Record<string, unknown>) => say(language, `family.value.${key}`, params);
  const parts = [
    group === null ? '' : t('group', { group }),
    seconds === null ? '' : t('time', { minutes: Math.floor(seconds / 60), seconds: seconds % 60 }),
    metres === null ? '' : t('metres', { metres: `${sayNumber(language, metres, 0)} m` }),
    lottery === null ? '' : t('lottery', { number: lottery }),
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(', ') : t('unknown', {});
}

function criteriaOf({ rules }: FamilyReceipt): string[] {
  const criteria = (Array.isArray(rules.criteria) ? rules.criteria : []) as { rule: string }[];
  return criteria.map(({ rule }) => rule).filter((rule) => rule !== 'lottery');
}
