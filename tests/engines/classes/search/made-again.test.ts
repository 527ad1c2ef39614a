import { describe, expect, it } from 'vitest';
import { search } from '../../../../api/engines/classes/search/search.ts';
import { type ClassProblem, splitMethods } from '../../../../api/engines/classes/types.ts';
import { aSchool, twelve } from '../../../bench/class-cases.ts';
import { aRandomSchool, problemOf } from '../../../support/a-random-school.ts';

/** Small schools under rules and wishes of every kind, made from a number; the classes of their pupils by each method. */
const small: [seed: number, first: string, second: string, third: string][] = [
  [0, '21122211221211', '21122211221211', '21122211221211'],
  [2, '4133424432312211', '1244431143123322', '1244431143123322'],
  [4, '333112123122312321', '331131122322321321', '331131122322321321'],
  [11, '34111233221442', '13343241221142', '13343241221142'],
  [12, '211222112221111', '211222112221111', '211222112221111'],
  [14, '42321131123424334', '11332242434213314', '11332242434213314'],
  [16, '2211232323111333123', '3121233312121133322', '3121233312121133322'],
  [17, '21143332112344124423', '43144243323211132214', '43144243323211132214'],
  [19, '3221313221132111133322', '3221313221132111133322', '3221313221132111133322'],
  [22, '31123232332211', '23123223331121', '23123223331121'],
  [23, '134434431241132', '134434431241132', '134434431241132'],
  [42, '11212112112122222111212', '12122212112211121211212', '12122212112211121211212'],
  [62, '321211223313244134244', '321211223343241134344', '321211223343241124344'],
  [75, '21122122122122111221121', '21122122122122111221121', '21122122122122111221121'],
  [172, '322131223213132123131', '321132222213131123133', '321132222213131123133'],
];
/** Pupils, classes, and the same of whole schools under twelve demands. */
const whole: [pupils: number, classes: number, first: string, second: string, third: string][] = [
  [30, 2, '211111122222111212112212222211', '121112112222221112211212121221', '212211121121222221122121211112'],
  [
    70,
    4,
    '1224421312122244314343241424331213133343413412144223212121234133341324',
    '3222213322113414314212312331414331223324441424343211211433224413441144',
    '3222213322113414314212312331414331223324441424343211211433224413441144',
  ],
];

/** Rules by which small schools are split: marks as near as they come, and marks that must be near. */
const written = {
  soft: [
    { rule: 'size', maxGap: 1 },
    { rule: 'sex' },
    { rule: 'birth-quarter' },
    { rule: 'scores', attributes: ['maths', 'english'] },
  ],
  hard: [
    { rule: 'size', maxGap: 1 },
    { rule: 'sex' },
    { rule: 'balance-mean', attribute: 'maths', hard: true, maxGap: 1 },
    { rule: 'balance-mean', attribute: 'english' },
    { rule: 'feeder' },
  ],
  mixed: [
    { rule: 'size', maxGap: 1 },
    { rule: 'balance-mean', attribute: 'maths' },
    { rule: 'sex' },
    { rule: 'balance-mean', attribute: 'english' },
    { rule: 'birth-quarter' },
    { rule: 'balance-mean', attribute: 'science' },
  ],
  twelve,
};
/** Pupils, classes and seed of small schools, on either side of where classes count as small; what the newest method made. */
const byNewest: [rules: keyof typeof written, pupils: number, classes: number, seed: string, newest: string][] = [
  ['soft', 20, 2, '1', '12212212222111121112'],
  ['hard', 20, 2, '2', '12221112212212211211'],
  ['soft', 21, 2, '3', '211121222112222211211'],
  ['hard', 21, 2, '4', '122222211211211221112'],
  ['mixed', 22, 3, '4', '2133221331123122313211'],
  ['mixed', 40, 4, '4', '1134321233324143124212214413412333444122'],
  ['twelve', 21, 2, '2', '222212111212122112121'],
  ['soft', 22, 3, '1', '2131211332213311233322'],
  ['soft', 22, 3, '2', '2223331121313123222311'],
  ['soft', 22, 3, '3', '3331313111233222132212'],
  ['hard', 22, 3, '4', '1132123223211333211123'],
  ['hard', 24, 2, '1', '221212111121121222112221'],
  ['soft', 48, 2, '2', '211221112211112212111211211222122122122111222212'],
  ['soft', 49, 2, '1', '1121212112212221212111221112122212212121221212211'],
  ['soft', 60, 3, '2', '221121132131321321233131233332232213213132332231221122311131'],
  ['hard', 60, 3, '3', '211323311133331232111231221131312322311223312232312122331232'],
  ['soft', 61, 3, '1', '1122313122322311123313121321332321233111332123233223122211131'],
  ['hard', 61, 3, '3', '2213312331233113231322313312122212212113313213322311231312211'],
];

const madeBy = (problem: ClassProblem) =>
  splitMethods.map((method) => Array.from(search({ ...problem, method }).classOf, (c) => c + 1).join(''));

/**
 * Who makes a draw of classes again, years later and on another machine, must come to the very same classes: what a method made
 * once it makes for ever, and a better way of searching is a method of its own.
 */
describe('classes that were drawn', () => {
  it.each(small)('are made again by the method that made them: small school %i', (seed, ...expected) => {
    const sizes = { pupils: 14 + (seed % 11), classes: 2 + (seed % 3), wishes: 8 };
    expect(madeBy(problemOf(aRandomSchool(seed, sizes)))).toEqual(expected);
  });

  it.each(whole)('are made again by the method that made them: %i pupils', (pupils, classes, ...expected) => {
    expect(madeBy(aSchool(pupils, classes, twelve, '3'))).toEqual(expected);
  });

  it.each(byNewest)('are made again by the newest method: %s rules, %i pupils in %i classes, seed %s', (...row) => {
    const [rules, pupils, classes, seed, newest] = row;
    const { classOf } = search(aSchool(pupils, classes, written[rules], seed));
    expect(Array.from(classOf, (c) => c + 1).join('')).toBe(newest);
  });

  it('are of three methods so far', () => {
    expect(splitMethods).toEqual([1, 2, 3]);
  });
});
