import { describe, expect, it } from 'vitest';
import { check } from '../../web/text/check.ts';
import { classes } from '../../web/text/classes.ts';
import { common } from '../../web/text/common.ts';
import { council } from '../../web/text/council.ts';
import { family } from '../../web/text/family.ts';
import { parents } from '../../web/text/parents.ts';
import { planner } from '../../web/text/planner.ts';
import { season } from '../../web/text/season.ts';
import { say, sayDate, sayDistance, sayNumber } from '../../web/text/text.ts';

const topics = { check, classes, common, council, family, parents, planner, season };
const phrases = Object.entries(topics).flatMap(([topic, words]) =>
  Object.entries(words).map(([key, phrase]) => ({ key: `${topic}.${key}`, phrase })),
);
const blanks = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();
const vietnameseLetters = /[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]/i;

describe('words of the screens', () => {
  it('says every phrase in both languages with the same blanks to fill', () => {
    const uneven = phrases.filter(
      ({ phrase }) => !phrase.vi || !phrase.en || String(blanks(phrase.vi)) !== String(blanks(phrase.en)),
    );
    expect(uneven.map(({ key }) => key)).toEqual([]);
  });

  it('keeps Vietnamese letters out of English phrases, but for the name of the other language', () => {
    const strays = phrases.filter(({ phrase }) => vietnameseLetters.test(phrase.en)).map(({ key }) => key);
    expect(strays).toEqual(['check.other-language', 'common.other-language']);
  });

  it('never shouts and never speaks in codes', () => {
    const loud = phrases.filter(({ phrase }) => /!|error|lỗi hệ thống/i.test(`${phrase.vi} ${phrase.en}`));
    expect(loud.map(({ key }) => key)).toEqual([]);
  });

  it('gives a help question for every help answer', () => {
    const keys = new Set(phrases.map(({ key }) => key));
    const lonely = [...keys].filter((key) => /\.help\..*\.answer$/.test(key) && !keys.has(key.replace('.answer', '')));
    expect(lonely).toEqual([]);
  });
});

describe('figures as people write them', () => {
  it('groups and splits numbers by language', () => {
    expect(sayNumber('vi', 1234.5)).toBe('1.234,5');
    expect(sayNumber('en', 1234.5)).toBe('1,234.5');
  });

  it('tells families metres below a kilometre and tenths above', () => {
    expect(sayDistance('vi', 347)).toBe('350 m');
    expect(sayDistance('vi', 994)).toBe('990 m');
    expect(sayDistance('vi', 995)).toBe('1,0 km');
    expect(sayDistance('en', 1249)).toBe('1.2 km');
  });

  it('writes dates day first, in Vietnam’s own day', () => {
    expect(sayDate('2026-09-05')).toBe('05/09/2026');
    expect(sayDate('2026-09-05T18:30:00Z')).toBe('06/09/2026');
  });

  it('says first that nearest is not assigned', () => {
    expect(say('vi', 'parents.not-assigned')).toMatch(/^“Gần nhất” không có nghĩa là “được xếp vào”/);
  });
});
