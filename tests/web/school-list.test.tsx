import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { NearestAnswer, Organisation, ReachableSchool } from '../../api/client.ts';
import type { LookCalls } from '../../web/screens/look/look-screen.tsx';
import { SchoolList } from '../../web/screens/look/school-list.tsx';
import { OrganisationProvider } from '../../web/state/organisation.tsx';
import { common } from '../../web/text/common.ts';
import { parents } from '../../web/text/parents.ts';
import { registerWords } from '../../web/text/say.ts';

registerWords({ common, parents });

const organisation: Organisation = {
  id: 'demo',
  name: 'Thành phố thử',
  profile: 'vietnam',
  languages: ['vi', 'en'],
  levels: ['primary'],
  synthetic: true,
  bounds: [106, 10, 107, 11],
  networkVersion: 'a41f09c77d2e',
  attribution: '',
  schoolYear: '2026-2027',
};

function reach(name: string, part: Partial<ReachableSchool>): ReachableSchool {
  const lonLat: [number, number] = [106.6, 10.7];
  const place = { id: name, code: name, communeCode: null, communeName: null, lonLat };
  const figures = { seats: null, pupils: null, rooms: null, fill: null, synthetic: true };
  const school = {
    ...place,
    ...figures,
    name,
    levels: ['primary' as const],
    levelInferred: false,
    ownership: 'public' as const,
  };
  return {
    school,
    metres: 400,
    straightMetres: 300,
    ferryMetres: 0,
    ferrySeconds: 0,
    zone: 'none',
    gate: lonLat,
    ...part,
  };
}

function render(answer: NearestAnswer, given = organisation): string {
  const call = <T,>(value: T) => ({ value, failure: null, loading: false, reload: () => {}, set: () => {} });
  const calls = { nearest: call(answer), schools: call(null), card: call(null), route: call(null) } as LookCalls;
  const choice = { level: 'primary', setLevel: () => {}, profile: 'walk', setProfile: () => {} } as const;
  return renderToStaticMarkup(
    <OrganisationProvider value={given}>
      <SchoolList
        calls={calls}
        home={{ lonLat: [106.6, 10.7], label: 'x', approximate: false }}
        choice={choice}
        onMore={null}
      />
    </OrganisationProvider>,
  );
}

const answer: NearestAnswer = {
  schools: [
    reach('Trường Gần Nhà', { metres: 412, zone: 'in' }),
    reach('Trường Bên Kia Sông', { metres: 2310, zone: 'out', ferryMetres: 430, ferrySeconds: 610 }),
    reach('Trường Trên Đảo', { metres: null }),
  ],
  snap: { metres: 18, offRoad: false },
  communeCode: null,
  communeName: null,
  networkVersion: 'a41f09c77d2e',
  notes: [],
};

describe('the parents’ list', () => {
  it('says before any school that nearest does not mean assigned', () => {
    const page = render(answer);
    expect(page.indexOf('không có nghĩa là')).toBeGreaterThan(0);
    expect(page.indexOf('không có nghĩa là')).toBeLessThan(page.indexOf('Trường Gần Nhà'));
  });

  it('keeps the server’s order by road and tells metres, zone, ferry and missing roads in words', () => {
    const page = render(answer);
    const names = ['Trường Gần Nhà', 'Trường Bên Kia Sông', 'Trường Trên Đảo'];
    expect(names.map((name) => page.indexOf(name)).every((at, i, all) => at > (all[i - 1] ?? 0))).toBe(true);
    for (const words of [
      '410 m',
      '2,3 km',
      'Đúng tuyến',
      'Trái tuyến',
      'qua phà 430 m, khoảng 11 phút',
      'chưa có đường tới',
    ]) {
      expect(page).toContain(words);
    }
  });

  it('shows unknown seats as unknown, never as zero', () => {
    expect(render(answer)).toContain('chỗ học: chưa có số liệu');
    expect(render(answer)).not.toContain('0 chỗ học');
  });

  it('says so when the home lies far from any road', () => {
    const page = render({ ...answer, snap: { metres: 3012, offRoad: true } });
    expect(page).toContain('cách con đường gần nhất 3.012 m');
  });

  it('speaks no Vietnamese where the organisation offers only English', () => {
    const english = { ...answer, schools: [reach('Escola Um', { zone: 'in' })] };
    const page = render(english, { ...organisation, name: 'Porto Alegre', languages: ['en'] });
    expect(page).toContain('“Nearest” does not mean “assigned”');
    expect(page).not.toMatch(/[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i);
  });
});
