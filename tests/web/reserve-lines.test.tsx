import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { Organisation } from '../../api/client.ts';
import { ReserveLines } from '../../web/screens/council/reserve-lines.tsx';
import { asRules } from '../../web/screens/council/rules.ts';
import { OrganisationProvider } from '../../web/state/organisation.tsx';
import '../../web/text/text.ts';

const organisation: Organisation = {
  ...{ id: 'demo', name: 'Thành phố thử', profile: 'vietnam', languages: ['vi'], levels: ['primary'], synthetic: true },
  ...{ bounds: [106, 10, 107, 11], networkVersion: 'a41f09c77d2e', attribution: '', schoolYear: '2026-2027' },
};

function page(rules: Record<string, unknown>): string {
  const markup = renderToStaticMarkup(
    <OrganisationProvider value={organisation}>
      <ReserveLines rules={asRules(rules)} />
    </OrganisationProvider>,
  );
  return markup
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .replaceAll(' :', ':');
}

describe('seat reserves in words', () => {
  it('say in their order how many seats, where, for whom, and what becomes of those nobody claims', () => {
    const reserves = [
      { name: 'địa bàn', attribute: 'commune', matchesSchool: 'commune_code', share: 0.29, passesTo: 'chính sách' },
      { name: 'chính sách', school: 'TH-01', attribute: 'group', value: '1', seats: 3 },
      { name: 'nội trú', attribute: 'boarding', value: 'yes', seats: 2, kind: 'hard' },
    ];
    const text = page({ mechanism: 'deferred-acceptance', criteria: [], reserves });
    for (const words of [
      'địa bàn: 29 % số chỗ ở mọi trường, cho em có “commune” giống “commune_code” của trường. Chỗ không ai nhận chuyển cho “chính sách”.',
      'chính sách: 3 chỗ ở trường TH-01, cho em có “group” là 1. Chỗ không ai nhận thành chỗ chung.',
      'nội trú: 2 chỗ ở mọi trường, cho em có “boarding” là yes. Chỗ không ai nhận để trống.',
    ])
      expect(text).toContain(words);
    expect(text.indexOf('địa bàn:')).toBeLessThan(text.indexOf('nội trú:'));
  });

  it('say the limit on children who change school, and nothing where there is neither', () => {
    const rules = { mechanism: 'least-total-distance', criteria: [] };
    expect(page({ ...rules, mostMoved: { share: 0.05 } })).toContain('Nhiều nhất 5 % số em');
    expect(page(rules)).toBe('');
  });
});
