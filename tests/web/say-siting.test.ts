import { describe, expect, test } from 'vitest';
import type { SitingQuestion, SitingResult, WhyNotAnswer } from '../../api/client.ts';
import { changesOf } from '../../web/screens/plan/siting/hand-over.ts';
import { percentUp, sayAnswer, sayWhyNot } from '../../web/screens/plan/siting/say-answer.ts';
import { say } from '../../web/text/text.ts';

type Chosen = Extract<SitingResult, { kind: 'chosen' }>;

const figures = { children: 100, unseated: 0, meanMetres: 800, longestMetres: 2000, beyond: 0, fullSchools: 0 };
const question = (objective: SitingQuestion['objective']): SitingQuestion => ({
  ...{ level: 'primary', objective, open: 5, year: null, limitMetres: 2000, expandRooms: null },
  ...{ wholeCells: false, forced: [], forbidden: [] },
});
const chosen = (part: Partial<Chosen>): Chosen => ({
  ...{ kind: 'chosen', value: 1000, bound: 997, gap: 0.003, distanceGap: null, status: 'feasible' },
  ...{ before: figures, after: figures, places: [], gaining: [], gainingFew: 0 },
  considered: {
    ...{ candidates: 9, leftOut: [], expansions: 0, seatsUnknown: 0, unreached: 0 },
    ...{ childrenToday: 100, communesAsWhole: 0 },
  },
  ...part,
});
const words = (said: ReturnType<typeof sayAnswer>) => said.map(({ key, params }) => say('vi', key, params)).join(' ');

describe('how good an answer is', () => {
  test('is said in plain words, the gap never smaller than it is', () => {
    expect(words(sayAnswer(chosen({}), question('total-distance')))).toBe(
      'Không cách nào có tổng quãng đường ngắn hơn quá 0,3 %.',
    );
    expect(percentUp(0.00301)).toBe(0.4);
    expect(percentUp(0.000001)).toBe(0.1);
    expect(percentUp(0)).toBe(0);
    const best = chosen({ gap: 0, status: 'optimal' });
    expect(words(sayAnswer(best, question('total-distance')))).toBe('Không cách nào có tổng quãng đường ngắn hơn.');
    expect(words(sayAnswer(chosen({ status: 'time-limit' }), question('equity')))).toContain('Hết giờ');
  });

  test('counts children, not units of the engine', () => {
    const all = chosen({ value: 0, bound: 0, gap: 0, distanceGap: 0.012, status: 'optimal' });
    expect(words(sayAnswer(all, question('seats')))).toBe(
      'Mọi em có đường đi đều có chỗ. Không cách nào có tổng quãng đường ngắn hơn quá 1,2 %.',
    );
    expect(words(sayAnswer(chosen({ value: 20, bound: 18 }), question('seats')))).toContain('ít hơn 18 em');
    expect(words(sayAnswer(chosen({ value: 20, bound: 20 }), question('seats')))).toContain(
      'không cách nào để ít em hơn',
    );
    expect(words(sayAnswer(chosen({ value: 80, bound: 85.4 }), question('coverage')))).toContain('quá 85 em');
    expect(words(sayAnswer(chosen({ value: 80, bound: 80.4 }), question('coverage')))).toContain('nhiều em hơn');
    expect(words(sayAnswer(chosen({ value: 900, bound: 700 }), question('worst-distance')))).toContain('700 m');
  });
});

describe('why not here', () => {
  const asked = (withIt: { value: number; bound: number }, mean = 900): WhyNotAnswer => ({
    ...{ kind: 'worse', missing: null, without: { value: 1000, bound: 990 }, against: [] },
    withIt: { ...withIt, meanMetres: mean, unseated: 0 },
  });
  const why = (answer: WhyNotAnswer, objective: SitingQuestion['objective'] = 'total-distance') =>
    words(sayWhyNot(answer, question(objective), chosen({})));

  test('says how much worse, and whether that is proved', () => {
    expect(why(asked({ value: 1100, bound: 1050 }))).toContain('kém 10 %');
    expect(why(asked({ value: 1100, bound: 1050 }))).toContain('Chắc chắn kém');
    expect(why(asked({ value: 1100, bound: 980 }))).toContain('Chưa loại trừ');
    expect(why(asked({ value: 1100, bound: 1050 }))).toContain('900 m, đang là 800 m');
    expect(why(asked({ value: 1012, bound: 1012 }), 'seats')).toContain('thêm 12 em không có chỗ');
    expect(why(asked({ value: 950, bound: 960 }), 'coverage')).toContain('bớt 50 em');
  });

  test('admits that the place is as good, or better than what was found', () => {
    expect(why(asked({ value: 1000, bound: 990 }, 800))).toContain('ngang nhau');
    expect(why(asked({ value: 1000, bound: 990 }), 'seats')).toContain('đi xa hơn: trung bình 900 m thay vì 800 m');
    expect(why(asked({ value: 980, bound: 970 }))).toContain('còn tốt hơn');
  });

  test('names what else there can be', () => {
    const without = { missing: null, without: null, withIt: null, against: [] };
    expect(why({ kind: 'chosen', ...without })).toContain('đang được chọn');
    expect(why({ kind: 'deficit', ...without, missing: 12 })).toContain('thiếu 12 chỗ');
    expect(why({ kind: 'unreached', ...without })).toContain('Không em nào có đường');
  });
});

test('an answer becomes the changes of a scenario', () => {
  const place = {
    ...{ id: '0a1b2c3d-0000-4000-8000-000000000000', kind: 'site' as const, schoolId: null, name: 'Khu A', rooms: 20 },
    ...{ lonLat: [106, 10] as [number, number], communeCode: '00001', seats: 140, children: 90, unseatedBefore: 10 },
    ...{ meanMetresBefore: 900, meanMetresAfter: 500, relieved: [] },
  };
  const more = { ...place, id: 'expand:north', kind: 'expansion' as const, schoolId: 'north', rooms: 5 };
  expect(changesOf(chosen({ places: [place, more] }), 2031)).toEqual([
    {
      ...{ kind: 'open-site', id: 'site-0a1b2c3d', name: 'Khu A', lonLat: [106, 10], communeCode: '00001', rooms: 20 },
      opens: '2031-2032',
    },
    { kind: 'add-rooms', schoolId: 'north', rooms: 5 },
  ]);
});
