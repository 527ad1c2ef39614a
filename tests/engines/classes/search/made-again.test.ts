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

  it('are of three methods so far', () => {
    expect(splitMethods).toEqual([1, 2, 3]);
  });
});
