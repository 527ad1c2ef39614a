import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { FamilyReceipt, Organisation } from '../../api/client.ts';
import { ReceiptView } from '../../web/screens/family/receipt-view.tsx';
import { OrganisationProvider } from '../../web/state/organisation.tsx';
import '../../web/text/text.ts';
import { aFamilyReceipt, aRefusal } from '../support/a-family-receipt.ts';

const organisation: Organisation = {
  ...{ id: 'demo', name: 'Thành phố thử', profile: 'vietnam', languages: ['vi'], levels: ['primary'], synthetic: true },
  ...{ bounds: [106, 10, 107, 11], networkVersion: 'a41f09c77d2e', attribution: '', schoolYear: '2026-2027' },
};

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
    const text = page(aFamilyReceipt({ decidedBy: 'no-reachable-school', steps: [] }));
    expect(text).toContain('Lý do: Không có trường nào đến được theo đường đi trong giới hạn cho phép.');
    expect(text).toContain('xin báo hội đồng tuyển sinh');
    for (const decidedBy of ['all-full', 'no-wishes', 'twins-apart', 'twins-together-last'])
      expect(page(aFamilyReceipt({ decidedBy, steps: [] }))).toMatch(/Lý do: [\p{L} ,]{20,}\./u);
  });

  it('says where the seats ended, the own value, how many stand alike, and by when a mistake is told', () => {
    const appeals = { until: '2026-06-30', open: true };
    const text = page(aFamilyReceipt({ decidedBy: 'all-full', steps: [aRefusal], appeals }));
    for (const words of [
      'Trường Bắc · 60 chỗ học',
      'Em cuối cùng được nhận: nhóm 2, 1.240 m. Con: nhóm 2, 1.378 m.',
      'Còn 17 em khác',
      'trước hết ngày 30/06/2026',
    ])
      expect(text).toContain(words);
    expect(text).not.toContain('sai số đo đường');
    expect(page(aFamilyReceipt({ decidedBy: 'all-full', steps: [], appeals: { ...appeals, open: false } }))).toContain(
      'đã hết ngày 30/06/2026',
    );
  });

  it('says so where the two distances differ by less than can be measured', () => {
    const close = { ...aRefusal, lastMetres: 1370, withinUncertainty: true };
    expect(page(aFamilyReceipt({ decidedBy: 'all-full', steps: [close] }))).toContain(
      'chênh nhau ít hơn sai số đo đường (khoảng 20 m)',
    );
  });
});
