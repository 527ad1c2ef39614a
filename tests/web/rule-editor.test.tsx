import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { Organisation } from '../../api/client.ts';
import { criteriaSchemas } from '../../api/engines/assignment/criteria/criteria.ts';
import { sayChanges } from '../../web/screens/council/rule-editor/changes-in-words.ts';
import { findFaults, sayFault } from '../../web/screens/council/rule-editor/faults.ts';
import { read } from '../../web/screens/council/rule-editor/number-field.tsx';
import { ReservesEditor } from '../../web/screens/council/rule-editor/reserves-editor.tsx';
import { asRules, underMechanism } from '../../web/screens/council/rules.ts';
import { OrganisationProvider, useWords, type Words } from '../../web/state/organisation.tsx';
import { type Language, languages, say } from '../../web/text/text.ts';
import { RulesInWords } from '../../web/ui/rules-in-words.tsx';

const organisation: Organisation = {
  ...{ id: 'demo', name: 'Thành phố thử', profile: 'vietnam', languages: ['vi'], levels: ['primary'], synthetic: true },
  ...{ bounds: [106, 10, 107, 11], networkVersion: 'a41f09c77d2e', attribution: '', schoolYear: '2026-2027' },
};
const columns = { applicants: [{ name: 'group', values: ['1', '2', '3'] }], schools: ['school_id', 'commune_code'] };
const property =
  /passesTo|matchesSchool|mostMoved|bandMetres|maxMetres|\bsoft\b|\bhard\b|\bshare\b|deferred|reserve|criteria|lottery/;

function page(content: React.ReactNode): string {
  return renderToStaticMarkup(<OrganisationProvider value={organisation}>{content}</OrganisationProvider>)
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .replaceAll(' :', ':');
}

let taken: Words | undefined;
function TakeWords() {
  taken = useWords();
  return null;
}

/** The words of a screen in Vietnamese. */
function vietnamese(): Words {
  page(<TakeWords />);
  return taken as Words;
}

const local = { name: 'địa bàn', attribute: 'commune_code', matchesSchool: 'commune_code', share: 0.29 };

describe('reserved seats in words', () => {
  it('say in their order how many, where, for whom, and what becomes of those nobody claims', () => {
    const reserves = [
      { ...local, passesTo: 'chính sách' },
      { name: 'chính sách', school: 'TH-01', attribute: 'group', value: '1', seats: 3 },
      { name: 'nội trú', attribute: 'boarding', value: 'yes', seats: 2, kind: 'hard' },
    ];
    const text = page(<RulesInWords rules={{ mechanism: 'deferred-acceptance', criteria: [], reserves }} />);
    for (const words of [
      'địa bàn: 29 % số chỗ ở mọi trường, cho em có mã phường, xã giống mã phường, xã của trường. Chỗ không ai nhận chuyển cho “chính sách”.',
      'chính sách: 3 chỗ ở TH-01, cho em có nhóm ưu tiên là 1. Chỗ không ai nhận thành chỗ chung.',
      'nội trú: 2 chỗ ở mọi trường, cho em có “boarding” là yes. Chỗ không ai nhận để trống.',
    ])
      expect(text).toContain(words);
    expect(text.indexOf('địa bàn:')).toBeLessThan(text.indexOf('nội trú:'));
  });

  it('say the limit on children who change school, and nothing where there is neither', () => {
    const rules = { mechanism: 'least-total-distance', criteria: [] };
    expect(page(<RulesInWords rules={{ ...rules, mostMoved: { share: 0.05 } }} />)).toContain('Nhiều nhất 5 % số em');
    expect(page(<RulesInWords rules={rules} />)).not.toContain('Nhiều nhất');
  });
});

describe('the form of reserved seats', () => {
  const form = (reserves: object[]) => {
    const rules = asRules({ mechanism: 'deferred-acceptance', criteria: [], reserves });
    return page(
      <ReservesEditor rules={rules} quotas={[]} columns={columns} faults={findFaults(rules)} onChange={() => {}} />,
    );
  };

  it('says each line back as a sentence and a worked example', () => {
    expect(form([local])).toContain(
      'Ví dụ: trường có 100 chỗ, giữ 29 chỗ. Nếu chỉ 19 em thuộc diện này được xếp, 10 chỗ còn lại thành chỗ chung.',
    );
  });

  it('shows beside the field what is wrong, without a word of the program', () => {
    const text = form([{ ...local, share: 'ba mươi' }]);
    expect(text).toContain('Cần phần trăm từ 0 đến 100');
    expect(text).not.toContain('Ví dụ: trường có');
    expect(form([{ ...local, name: '' }])).toContain('Cần điền mục này.');
    const round = form([
      { ...local, passesTo: 'khác' },
      { ...local, name: 'khác', passesTo: 'địa bàn' },
    ]);
    expect(round).toContain('chuyển vòng quanh');
    expect(round).not.toMatch(property);
  });
});

describe('the settings of a criterion', () => {
  it.each(criteriaSchemas.map((schema) => [String(schema.properties?.rule.const), schema] as const))(
    '%s: each has its name, and each choice, in both languages',
    (_, schema) => {
      for (const language of languages)
        for (const [name, setting] of Object.entries(schema.properties ?? {})) {
          if (name === 'rule') continue;
          expect(say(language, `ruleEditor.setting.${name}`)).not.toContain('ruleEditor.');
          if (setting.type === 'integer')
            expect(say(language, `ruleEditor.setting.${name}.hint`)).not.toContain('ruleEditor.');
          for (const option of setting.enum ?? [])
            expect(say(language, `ruleEditor.option.${option}`)).not.toContain('ruleEditor.');
        }
    },
  );
});

describe('what the engine refuses', () => {
  const source = ['check-rules.ts', 'reserve-passing.ts'].map((file) =>
    readFileSync(join(import.meta.dirname, '../../api/engines/assignment', file), 'utf8'),
  );
  const codes = [...new Set(source.join().match(/'rules-[a-z-]+'/g))].map((code) => code.slice(1, -1));

  it.each(codes)('%s has a sentence of its own for the form, without a word of the program', (code) => {
    expect(codes.length).toBeGreaterThan(15);
    for (const language of languages) {
      const words = { code: (key: string, params?: object) => say(language, key, params as Record<string, unknown>) };
      const said = sayFault(words, { code, path: '', params: { value: 'A', name: 'B', ring: 'A → B' } });
      expect(said).not.toBe(say(language, 'ruleEditor.fault.unknown'));
      expect(said).not.toMatch(/\{|ruleEditor/);
      if (language === 'vi') expect(said).not.toMatch(property);
    }
  });
});

describe('the difference between two versions', () => {
  const before = {
    mechanism: 'deferred-acceptance',
    criteria: [{ rule: 'group', order: ['1', '2'] }, { rule: 'sibling' }, { rule: 'distance' }],
    reserves: [local],
    maxMetres: null,
  };

  it('is told in sentences, with the names people know', () => {
    const after = {
      ...before,
      criteria: [{ rule: 'group', order: ['2', '1'] }, { rule: 'distance', bandMetres: 500 }, { rule: 'lottery' }],
      reserves: [
        { ...local, share: 0.3, kind: 'hard' },
        { name: 'chính sách', school: 'TH-01', attribute: 'group', value: '1', seats: 3 },
      ],
      maxMetres: 3000,
      uncertaintyMetresPerKm: 20,
    };
    const said = sayChanges(vietnamese(), before, after, () => 'Trường Bắc');
    expect(said).toEqual([
      'Giới hạn quãng đường: trước là không có, nay là 3.000 m.',
      'Sai số đo đường: trước là không có, nay là 20 m mỗi km.',
      'Tiêu chí “Nhóm ưu tiên (đối tượng)”, thứ tự: trước là 1, 2, nay là 2, 1.',
      'Tiêu chí “Quãng đường đi ngắn hơn”, bậc quãng đường: trước là 0 m, nay là 500 m.',
      'Thêm tiêu chí “Bốc thăm (có niêm phong, kiểm tra lại được)” ở vị trí 3.',
      'Bỏ tiêu chí “Có anh chị em đang học ở trường” (trước ở vị trí 2).',
      'Chỗ dành riêng “địa bàn” (ở mọi trường), phần giữ lại: trước là 29 %, nay là 30 %.',
      'Chỗ dành riêng “địa bàn” (ở mọi trường), chỗ không ai nhận: trước là được dùng tiếp, nay là để trống.',
      'Thêm chỗ dành riêng “chính sách” ở vị trí 2: 3 chỗ ở Trường Bắc, cho em có nhóm ưu tiên là 1. Chỗ không ai nhận thành chỗ chung.',
    ]);
  });

  it('names every entry of every rule in words', () => {
    const entries = new Set(criteriaSchemas.flatMap(({ properties }) => Object.keys(properties ?? {})));
    entries.delete('rule');
    for (const entry of [
      ...entries,
      ...[
        'mechanism',
        'then',
        'guarantee',
        'imputeChoicesByDistance',
        'maxMetres',
        'mostMoved',
        'uncertaintyMetresPerKm',
      ],
      ...['value', 'share', 'seats', 'kind', 'passesTo'],
    ])
      for (const language of languages as readonly Language[])
        expect(say(language, `ruleEditor.entry.${entry}`)).not.toContain('ruleEditor.');
  });

  it('is not told where one of the two is not understood', () => {
    expect(sayChanges(vietnamese(), before, { ...before, maxMetres: 'far' }, String)).toBeNull();
  });
});

describe('figures as they are typed', () => {
  it('are shares exactly as written, with comma or point', () => {
    expect(read('28,7', true)).toBe(0.287);
    expect(read('7', true)).toBe(0.07);
    expect(read(' 12. ', true)).toBe(0.12);
    expect(read('', true)).toBeNull();
    expect(read('ba', false)).toBe('ba');
  });
});

describe('another way of giving places', () => {
  it('leaves behind what belongs to the former way alone', () => {
    const rules = asRules({ mechanism: 'deferred-acceptance', criteria: [], guarantee: 'maximum', maxMetres: 10 });
    expect(underMechanism(rules, 'nearest-first')).toEqual({ mechanism: 'nearest-first', criteria: [], maxMetres: 10 });
  });
});
