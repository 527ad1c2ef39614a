import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { FamilyReceipt, Organisation } from '../../api/client.ts';
import { ReceiptView } from '../../web/screens/family/receipt-view.tsx';
import { OrganisationProvider } from '../../web/state/organisation.tsx';
import '../../web/text/text.ts';

const organisation: Organisation = {
  ...{ id: 'demo', name: 'Thành phố thử', profile: 'vietnam', languages: ['vi'], levels: ['primary'], synthetic: true },
  ...{ bounds: [106, 10, 107, 11], networkVersion: 'a41f09c77d2e', attribution: '', schoolYear: '2026-2027' },
};

type Step = FamilyReceipt['explanation']['steps'][number];

const refusal: Step = {
  ...{ choiceRank: 1, imputed: false, schoolId: 'north', schoolName: 'Trường Bắc', metres: 1378, seats: 60 },
  ...{ outcome: 'seats-ended', lastMetres: 1240, lastGroup: '2', decidedBy: 'distance' },
  own: { metres: 1378, group: '2', lottery: '0.4' },
  ...{ uncertaintyMetres: 20, withinUncertainty: false },
};

function receiptOf(part: { decidedBy: string; steps: Step[]; appeals?: FamilyReceipt['appeals'] }): FamilyReceipt {
  const { decidedBy, steps, appeals = null } = part;
  return {
    period: { name: 'Lớp 1', schoolYear: '2026-2027', level: 'primary' },
    publication: { version: 1, reason: null, publishedAt: '2026-06-20T03:00:00Z', sha256: 'a', root: 'b' },
    ...{ synthetic: true, appeals, rules: { mechanism: 'deferred-acceptance', criteria: [] } },
    explanation: { applicantId: 'L1-1', placedAt: null, decidedBy, steps, travelVersion: 'v', synthetic: true },
    ...{ decisionNumber: null, turnedAway: { north: 17 }, home: null },
    proof: { code: 'c', row: 'r', index: 0, count: 1, path: [] },
  };
}

function page(receipt: FamilyReceipt): string {
  const markup = renderToStaticMarkup(
    <OrganisationProvider value={organisation}>
      <ReceiptView receipt={receipt} asked={{ applicantId: 'L1-1', birthDate: '2020-01-01' }} onBack={() => {}} />
    </OrganisationProvider>,
  );
  return markup.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
}

describe('the page of a child without a place', () => {
  it('gives the reason in words also where no school was considered', () => {
    const text = page(receiptOf({ decidedBy: 'no-reachable-school', steps: [] }));
    expect(text).toContain('Lý do: Không có trường nào đến được theo đường đi trong giới hạn cho phép.');
    expect(text).toContain('xin báo hội đồng tuyển sinh');
    for (const decidedBy of ['all-full', 'no-wishes', 'twins-apart', 'twins-together-last'])
      expect(page(receiptOf({ decidedBy, steps: [] }))).toMatch(/Lý do: [\p{L} ,]{20,}\./u);
  });

  it('says where the seats ended, the own value, how many stand alike, and by when a mistake is told', () => {
    const appeals = { until: '2026-06-30', open: true };
    const text = page(receiptOf({ decidedBy: 'all-full', steps: [refusal], appeals }));
    for (const words of [
      'Trường Bắc · 60 chỗ học',
      'Chỗ hết ở em: nhóm 2, 1.240 m. Con: nhóm 2, 1.378 m.',
      'Còn 17 em khác',
      'trước hết ngày 30/06/2026',
    ])
      expect(text).toContain(words);
    expect(text).not.toContain('sai số đo đường');
    expect(page(receiptOf({ decidedBy: 'all-full', steps: [], appeals: { ...appeals, open: false } }))).toContain(
      'đã hết ngày 30/06/2026',
    );
  });

  it('says so where the two distances differ by less than can be measured', () => {
    const close = { ...refusal, lastMetres: 1370, withinUncertainty: true };
    expect(page(receiptOf({ decidedBy: 'all-full', steps: [close] }))).toContain(
      'chênh nhau ít hơn sai số đo đường (khoảng 20 m)',
    );
  });
});
