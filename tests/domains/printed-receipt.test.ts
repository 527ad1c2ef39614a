import { describe, expect, it } from 'vitest';
import type { FamilyReceipt } from '../../api/client.ts';
import { layOutReceipt, printReceipt } from '../../api/domains/publications/print-receipt.ts';
import { aFamilyReceipt } from '../support/a-family-receipt.ts';

type OwnAppeal = FamilyReceipt['ownAppeals'][number];
const open: OwnAppeal = {
  ...{ number: 4, about: 'metres' as const, receivedOn: '2026-06-22', answerBy: '2026-07-02', status: 'open' as const },
  ...{ decisionNumber: null, decidedOn: null, answer: null, correctedVersion: null },
};
const rejected: OwnAppeal = {
  ...open,
  ...{ number: 2, status: 'rejected' as const, decisionNumber: '31/TB-HĐTS', decidedOn: '2026-06-25' },
  answer: 'Cầu mới chưa thông xe.',
};
const receipt = aFamilyReceipt({
  refusals: 3,
  appeals: { until: '2026-06-30', open: true },
  ownAppeals: [open, rejected],
  appealTerm: { days: 10, source: 'Kế hoạch số 12/KH-UBND' },
});

/** Every string of a laid-out page, in order. */
function wordsOf(part: unknown): string[] {
  if (typeof part === 'string') return [part];
  if (part === null || typeof part !== 'object') return [];
  return Object.values(part).flatMap(wordsOf);
}

describe('a printed receipt', () => {
  it('says by when to object, within what term an answer comes and by which paper, and what became of the family’s appeals', () => {
    const said = wordsOf(layOutReceipt(receipt, 'vi', 'https://truong.example/x')).join(' ');
    expect(said).toContain('30/06/2026');
    expect(said).toContain('Hội đồng trả lời trong 10 ngày kể từ ngày nhận (theo Kế hoạch số 12/KH-UBND).');
    expect(said).toMatch(/Số 4, về .+, nhận ngày 22\/06\/2026: {2}đang xem xét; trả lời trước hết ngày 02\/07\/2026\./);
    expect(said).toContain('không được chấp nhận (văn bản số 31/TB-HĐTS ngày 25/06/2026). Cầu mới chưa thông xe.');
    const english = wordsOf(layOutReceipt(receipt, 'en', 'https://truong.example/x')).join(' ');
    expect(english).toContain('The council answers within 10 days of receiving it (by Kế hoạch số 12/KH-UBND).');
    expect(english).toContain('not upheld (paper no. 31/TB-HĐTS of 25/06/2026).');
  });

  it('says nothing of appeals where the family made none', () => {
    const said = wordsOf(layOutReceipt(aFamilyReceipt({ refusals: 3 }), 'vi', 'https://truong.example/x')).join(' ');
    expect(said).not.toMatch(/Kiến nghị của gia đình|Hội đồng trả lời trong/);
  });

  it('stays on one page with three refusals and two appeals', async () => {
    const bytes = Buffer.from(await printReceipt(receipt, 'vi', 'https://truong.example/x'));
    expect(bytes.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1);
  });
});
