import type { FamilyReceipt } from '../../api/domains/publications/receipt-types.ts';

type Step = FamilyReceipt['explanation']['steps'][number];

/** A school that was full before this child's turn: its last child lives 1,240 m away, this one 1,378 m. */
export const aRefusal: Step = {
  ...{ choiceRank: 1, imputed: false, schoolId: 'north', schoolName: 'Trường Bắc', metres: 1378, seats: 60 },
  ...{ outcome: 'seats-ended', lastMetres: 1240, lastGroup: '2', lastSeconds: null, decidedBy: 'distance' },
  own: { metres: 1378, seconds: null, group: '2', lottery: '0.4' },
  ...{ uncertaintyMetres: 20, withinUncertainty: false },
};

interface Part {
  /** How many schools refused the child. */
  refusals?: number;
  decidedBy?: string;
  steps?: Step[];
  appeals?: FamilyReceipt['appeals'];
  ownAppeals?: FamilyReceipt['ownAppeals'];
  appealTerm?: FamilyReceipt['appealTerm'];
}

/** The receipt of a child without a place. */
export function aFamilyReceipt({
  refusals = 0,
  decidedBy = 'all-full',
  steps,
  appeals = null,
  ownAppeals = [],
  appealTerm = null,
}: Part): FamilyReceipt {
  const shown =
    steps ?? Array.from({ length: refusals }, (_, i) => ({ ...aRefusal, choiceRank: i + 1, schoolId: `s${i}` }));
  return {
    period: { name: 'Lớp 1', schoolYear: '2026-2027', level: 'primary' },
    publication: { version: 1, reason: null, publishedAt: '2026-06-20T03:00:00Z', sha256: 'a', root: 'b' },
    ...{ synthetic: true, appeals, ownAppeals, appealTerm, rules: { mechanism: 'deferred-acceptance', criteria: [] } },
    explanation: { applicantId: 'L1-1', placedAt: null, decidedBy, steps: shown, travelVersion: 'v', synthetic: true },
    ...{ decisionNumber: null, turnedAway: { north: 17 }, home: null },
    proof: { code: 'c', row: 'r', index: 0, count: 1, path: [] },
  };
}
