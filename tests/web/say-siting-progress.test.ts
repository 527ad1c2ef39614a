import { describe, expect, test } from 'vitest';
import type { Siting } from '../../api/client.ts';
import type { Sentence } from '../../web/screens/plan/siting/say-answer.ts';
import { sayBest, sayStep } from '../../web/screens/plan/siting/say-progress.ts';
import { inWords } from '../../web/screens/plan/siting/sentences.tsx';
import { say, sayNumber } from '../../web/text/text.ts';

type Progress = Siting['progress'];

const at = (part: Partial<Progress>): Progress => ({
  ...{ share: 0.4, step: 'choosing', done: null, all: null, goal: null, best: null, bound: null },
  ...part,
});
const told = (language: 'vi' | 'en') => (sentence: Sentence) =>
  inWords(
    { t: (key, params) => say(language, key, params), n: (value, digits) => sayNumber(language, value, digits) },
    sentence,
  );
const step = (part: Partial<Progress>, language: 'vi' | 'en' = 'vi') => told(language)(sayStep(at(part)));
const best = (part: Partial<Progress>, language: 'vi' | 'en' = 'vi') => sayBest(at(part)).map(told(language)).join(' ');

describe('how far a siting is', () => {
  test('is counted in things a planner knows', () => {
    expect(step({ step: 'gathering', done: 250, all: 936 })).toBe('Đang đo đường: xong 250 trong 936 địa điểm');
    expect(step({ step: 'opening', done: 3, all: 5 })).toBe('Đang mở thử từng nơi: 3 trong 5');
    expect(step({ step: 'swapping', done: 1240 })).toBe('Đang đổi thử nơi này lấy nơi khác: đã thử 1.240 lần');
    expect(step({ step: 'bounding', done: 45, all: 320 }, 'en')).toBe(
      'Checking whether any choice is better: round 45 of at most 320',
    );
    expect(step({ step: 'closing', done: 12 })).toContain('đã xét 12 nhóm');
    expect(step({ step: 'halving', done: 2, all: 9 })).toContain('lần 2 trong khoảng 9');
  });

  test('is said without a count where nothing is counted yet', () => {
    expect(step({ step: 'queued' })).toBe('Đang chờ tới lượt');
    expect(step({ step: 'closing', done: 0 })).toBe('Đang loại trừ nốt các cách còn lại');
    expect(step({ step: 'telling' }, 'en')).toBe('Counting before and after');
  });
});

describe('the best choice so far', () => {
  test('stands with how much better any other could be at most, never told smaller than it is', () => {
    expect(best({ goal: 'metres', best: 18_245_300, bound: 18_000_000 })).toBe(
      'Cách tốt nhất đã thấy: các em đi tổng cộng 18.245 km. Kém cách tốt nhất có thể nhiều nhất 1,4 %.',
    );
    expect(best({ goal: 'metres', best: 1000, bound: 999.999 }, 'en')).toContain('At most 0.1 % short');
    expect(best({ goal: 'metres', best: 1000, bound: 1000 }, 'en')).toContain('No choice is better.');
    expect(best({ goal: 'within', best: 80, bound: 100 })).toContain(
      '80 em ở trong giới hạn. Kém cách tốt nhất có thể nhiều nhất 20,0 %',
    );
  });

  test('counts children without a seat as children', () => {
    expect(best({ goal: 'seats', best: 29, bound: 29 })).toContain('còn 29 em thiếu chỗ; không cách nào ít hơn.');
    expect(best({ goal: 'seats', best: 29, bound: 11.2 })).toContain('không cách nào ít hơn 12 em');
    expect(best({ goal: 'seats', best: 29, bound: 0 })).toBe('Cách tốt nhất đã thấy: còn 29 em thiếu chỗ.');
    expect(best({ goal: 'seats', best: 0, bound: 0 }, 'en')).toBe('Found so far: a seat for every child.');
  });

  test('is left out where there is none, and where its bound says nothing', () => {
    expect(best({})).toBe('');
    expect(best({ goal: 'fairness', best: 9e12, bound: null })).toBe('');
    expect(best({ goal: 'fairness', best: 1000, bound: 990 })).toBe('Kém cách tốt nhất có thể nhiều nhất 1,0 %.');
    expect(best({ goal: 'metres', best: 1000, bound: 1 })).not.toContain('%');
    expect(best({ goal: 'longest', best: 2100, bound: 900 })).toContain(
      'em xa nhất đi 2.100 m. Không cách nào xuống dưới 900 m.',
    );
  });
});
