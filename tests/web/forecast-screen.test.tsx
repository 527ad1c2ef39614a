import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { AssumptionsBody, LevelForecast, Organisation } from '../../api/client.ts';
import { linesInWords, withLine, withoutLine } from '../../web/screens/plan/forecast/edit-assumptions.ts';
import { TrustCard } from '../../web/screens/plan/forecast/trust-card.tsx';
import { OrganisationProvider, useWords, type Words } from '../../web/state/organisation.tsx';
import '../../web/text/text.ts';

const organisation: Organisation = {
  ...{ id: 'demo', name: 'Thành phố thử', profile: 'vietnam', languages: ['vi'], levels: ['primary'], synthetic: true },
  ...{ bounds: [106, 10, 107, 11], networkVersion: 'a41f09c77d2e', attribution: '', schoolYear: '2026-2027' },
};

const page = (content: React.ReactNode) =>
  renderToStaticMarkup(<OrganisationProvider value={organisation}>{content}</OrganisationProvider>);

let taken: Words | undefined;
function TakeWords() {
  taken = useWords();
  return null;
}

const missed = (wholeMape: number | null, schoolMedianApe: number | null) => ({ wholeMape, schoolMedianApe });
const oneYearAhead: LevelForecast['backTest'][number] = {
  ...{ yearsAhead: 1, origins: 7, schools: 23, rows: 800, coverage: 0.92 },
  forecast: missed(0.2, 1.2),
  references: { naive: missed(1.4, 3.1), mean3: missed(0.4, 1.9), mean5: missed(0.5, null) },
  noiseFloor: missed(0.1, 0.9),
};

describe('how far a forecast is to be trusted', () => {
  const shown = page(<TrustCard backTest={[oneYearAhead]} />);

  it('sets every way that was tried beside it, the whole and a typical school, with what nobody could know', () => {
    const rows = [...shown.matchAll(/<th scope="row">([^<]+)<\/th><td class="figure">(.*?)<\/td>/g)].map((row) => [
      row[1],
      row[2].replace(/<[^>]*>/g, ''),
    ]);
    expect(rows).toEqual([
      ['Dự báo này', '0,2'],
      ['Giữ như năm trước', '1,4'],
      ['Tỉ lệ lên lớp trung bình 3 năm', '0,4'],
      ['Tỉ lệ lên lớp trung bình 5 năm', '0,5'],
      ['Biết trước mọi xu hướng', '0,1'],
      ['Dự báo này', '1,2'],
      ['Giữ như năm trước', '3,1'],
      ['Tỉ lệ lên lớp trung bình 3 năm', '1,9'],
      ['Tỉ lệ lên lớp trung bình 5 năm', 'chưa có số liệu'],
      ['Biết trước mọi xu hướng', '0,9'],
    ]);
  });

  it('names the best of the simple ways in its sentence', () => {
    expect(shown).toContain('sai trung bình 0,2 %; cách đơn giản nhất sai 0,4 %');
  });
});

describe('what is supposed of single communes', () => {
  const nothing: AssumptionsBody = { migrationPercent: 0, communes: [], housing: [], openings: [], closings: [] };
  const line = {
    ...{ kind: 'communes' as const, name: '', commune: '01', migration: -1.5, school: '', heir: '' },
    ...{ year: 2027, years: 3, dwellings: 0, perDwelling: 0, percent: 0 },
  };
  const said = (body: AssumptionsBody) => {
    page(<TakeWords />);
    const names = { schoolName: (id: string) => id, communeName: (code: string) => ({ '01': 'Xã Một' })[code] ?? code };
    return linesInWords(body, names, taken!).find(({ kind }) => kind === 'communes')!.lines;
  };

  it('is a sentence that names the commune and its percent a year', () => {
    const body = withLine(nothing, line, ['1'], '');
    expect(said(body)).toEqual(['Xã Một: −1,5 % mỗi năm, thay cho số chung']);
    expect(withoutLine(body, 'communes', 0)).toEqual(nothing);
  });

  it('holds as said last, once a commune', () => {
    const twice = withLine(withLine(nothing, line, ['1'], ''), { ...line, migration: 2 }, ['1'], '');
    expect(twice.communes).toEqual([{ communeCode: '01', percent: 2 }]);
  });
});
