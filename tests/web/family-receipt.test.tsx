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
    expect(text).toContain('Xin báo hội đồng tuyển sinh');
    for (const decidedBy of ['all-full', 'no-wishes', 'twins-apart', 'twins-together-last'])
      expect(page(aFamilyReceipt({ decidedBy, steps: [] }))).toMatch(/Lý do: [\p{L} ,]{20,}\./u);
  });

  it('says where the seats ended, the own value, how many stand alike, and by when a mistake is told', () => {
    const appeals = { until: '2026-06-30', open: true };
    const text = page(aFamilyReceipt({ decidedBy: 'all-full', steps: [aRefusal], appeals }));
    for (const words of [
      '1. Trường Bắc Số chỗ 60 Hết chỗ ở 1.240 m Của con 1.378 m',
      'Cùng nhóm 2, con đi xa hơn em cuối cùng. 17 em khác cũng chưa được nhận.',
      'trước hết ngày 30/06/2026',
    ])
      expect(text).toContain(words);
    expect(text).not.toContain('sai số đo đường');
    expect(page(aFamilyReceipt({ decidedBy: 'all-full', steps: [], appeals: { ...appeals, open: false } }))).toContain(
      'đã hết ngày 30/06/2026',
    );
  });

  it('puts the schools the family named first, and the others behind a heading', () => {
    const imputed = { ...aRefusal, imputed: true, schoolName: 'Trường Xa', schoolId: 'far', choiceRank: 2 };
    const text = page(aFamilyReceipt({ decidedBy: 'all-full', steps: [aRefusal, imputed] }));
    expect(text).toContain('1. Trường Bắc');
    expect(text).not.toContain('Trường Xa');
    expect(text).toContain('Các trường khác đã xét thêm (1)');
  });

  it('tells what became of the family’s own appeal', () => {
    const appeal: FamilyReceipt['ownAppeals'][number] = {
      ...{
        number: 3,
        about: 'metres' as const,
        receivedOn: '2026-06-22',
        answerBy: '2026-06-29',
        status: 'open' as const,
      },
      ...{ decisionNumber: null, decidedOn: null, answer: null, correctedVersion: null },
    };
    type Part = Partial<FamilyReceipt['ownAppeals'][number]>;
    const told = (part: Part) =>
      page(aFamilyReceipt({ decidedBy: 'all-full', steps: [], ownAppeals: [{ ...appeal, ...part }] }));
    expect(told({})).toContain(
      'Số 3, về quãng đường đi, nhận ngày 22/06/2026: đang xem xét; trả lời trước hết ngày 29/06/2026.',
    );
    const answered = { decisionNumber: '31/TB', decidedOn: '2026-06-25', answer: 'Đã đo lại.' };
    expect(told({ ...answered, status: 'rejected' })).toContain(
      'không được chấp nhận (văn bản số 31/TB ngày 25/06/2026). Đã đo lại.',
    );
    expect(told({ ...answered, status: 'correction', correctedVersion: 2 })).toContain('đã sửa ở bản 2');
    expect(told({ ...answered, status: 'decision' })).toContain('theo quyết định số 31/TB');
    expect(page(aFamilyReceipt({ decidedBy: 'all-full', steps: [] }))).not.toContain('Kiến nghị của gia đình');
  });

  it('says so where the two distances differ by less than can be measured', () => {
    const close = { ...aRefusal, lastMetres: 1370, withinUncertainty: true };
    expect(page(aFamilyReceipt({ decidedBy: 'all-full', steps: [close] }))).toContain(
      'chênh nhau ít hơn sai số đo đường (khoảng 20 m)',
    );
  });
});
