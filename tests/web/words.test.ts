import { describe, expect, it } from 'vitest';
import { appeals } from '../../web/text/appeals.ts';
import { check } from '../../web/text/check.ts';
import { classes } from '../../web/text/classes.ts';
import { common } from '../../web/text/common.ts';
import { council } from '../../web/text/council.ts';
import { failures } from '../../web/text/failures.ts';
import { family } from '../../web/text/family.ts';
import { forecast } from '../../web/text/forecast.ts';
import { issues } from '../../web/text/issues.ts';
import { parents } from '../../web/text/parents.ts';
import { planner } from '../../web/text/planner.ts';
import { programme } from '../../web/text/programme.ts';
import { published } from '../../web/text/published.ts';
import { reasons } from '../../web/text/reasons.ts';
import { results } from '../../web/text/results.ts';
import { ruleEditor } from '../../web/text/rule-editor.ts';
import { rules } from '../../web/text/rules.ts';
import { season } from '../../web/text/season.ts';
import { say, sayDate, sayDistance, sayNumber } from '../../web/text/text.ts';
import { trials } from '../../web/text/trials.ts';

const topics = {
  ...{ check, classes, common, council, family, forecast, parents, planner, programme },
  ...{ published, results, season, trials },
};
const phrases = Object.entries(topics).flatMap(([topic, words]) =>
  Object.entries(words).map(([key, phrase]) => ({ key: `${topic}.${key}`, phrase })),
);
const phrasesOf = (words: Record<string, Record<string, { vi: string; en: string }>>) =>
  Object.entries(words).flatMap(([topic, own]) =>
    Object.entries(own).map(([key, { vi, en }]) => ({ key: `${topic}.${key}`, vi, en })),
  );
/** Without the blanks to fill and the names of rules.json, which stand in brackets behind what they mean. */
const withoutBlanks = (text: string) => text.replace(/\{\w+\}|\([a-z-]+\)/g, '');
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

  it('says what the words of the trade mean instead of using them', () => {
    const trade =
      /lotter(y|ies)|blocking|deferred.acceptance|relative.proximity|matching|mechanism|\bHall\b|dual price|overflow|stress test/i;
    const shown = phrasesOf({
      appeals,
      check,
      council,
      failures,
      family,
      issues,
      published,
      reasons,
      results,
      ruleEditor,
      rules,
      season,
      trials,
    });
    const strays = shown.filter(({ vi, en }) => trade.test(`${withoutBlanks(vi)} ${withoutBlanks(en)}`));
    expect(strays.map(({ key, en }) => `${key}: ${en}`)).toEqual([]);
  });

  it('leaves no English word of the season inside a Vietnamese phrase', () => {
    const english =
      /\b(seed|runs?|draw|seats?|receipt|quota|wish(es)?|token|hash|commune|sibling|round|version|publish|reserves?|hard|soft|share|appeals?)\b/i;
    const shown = phrasesOf({
      ...{ appeals, check, council, family, published, reasons, results, ruleEditor, rules, season, trials },
    });
    const mixed = shown.filter(({ vi }) => english.test(withoutBlanks(vi).replace(/“truonggan[^”]*”/g, '')));
    expect(mixed.map(({ key, vi }) => `${key}: ${vi}`)).toEqual([]);
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
