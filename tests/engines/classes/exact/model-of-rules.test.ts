import { expect, it } from 'vitest';
import type { Question } from '../../../../api/engines/classes/exact/split-model.ts';
import type { ClassProblem } from '../../../../api/engines/classes/types.ts';
import { ClassList } from '../../../support/a-class-list.ts';
import { written } from '../../../support/written-model.ts';

const sex = ['F', 'M', 'F', 'F', 'M'];
const any: Question = { least: null, within: [] };

const models: [string, () => ClassProblem, Question, ReturnType<typeof written>][] = [
  [
    'two classes of any size, the difference of sexes least',
    () => new ClassList({ sex }).problem([{ rule: 'sex' }]),
    { least: 0, within: [] },
    {
      least: '+ 1 x4',
      value: 4,
      scale: 1,
      rows: [
        '+ 1 x0 + 1 x1 = 3',
        '+ 1 x2 + 1 x3 = 2',
        '+ 1 x0 + 1 x2 >= 1',
        '+ 1 x0 + 1 x2 <= 4',
        '+ 1 x1 + 1 x3 >= 1',
        '+ 1 x1 + 1 x3 <= 4',
        '+ 1 x0 - 1 x1 >= 0',
        '+ 1 x0 - 1 x5 <= 0',
        '+ 1 x0 - 1 x6 >= 0',
        '+ 1 x1 - 1 x5 <= 0',
        '+ 1 x1 - 1 x6 >= 0',
        '+ 1 x5 - 1 x6 - 1 x4 <= 0',
        '+ 1 x2 - 1 x7 <= 0',
        '+ 1 x2 - 1 x8 >= 0',
        '+ 1 x3 - 1 x7 <= 0',
        '+ 1 x3 - 1 x8 >= 0',
        '+ 1 x7 - 1 x8 - 1 x4 <= 0',
      ],
      bounds: '0…3 0…3 0…2 0…2 0…5 0…5 0…5 0…5 0…5',
      whole: 'x0 x1 x2 x3 x4',
    },
  ],
  [
    'classes of three and two, the first the larger, sexes within one',
    () => new ClassList({ sex }).problem([{ rule: 'size' }, { rule: 'sex' }]),
    { least: null, within: [[0, 1]] },
    {
      least: '0 x0',
      value: -1,
      scale: 1,
      rows: [
        '+ 1 x0 + 1 x1 = 3',
        '+ 1 x2 + 1 x3 = 2',
        '+ 1 x0 + 1 x2 >= 3',
        '+ 1 x0 + 1 x2 <= 3',
        '+ 1 x1 + 1 x3 >= 2',
        '+ 1 x1 + 1 x3 <= 2',
        '+ 1 x0 - 1 x5 <= 0',
        '+ 1 x0 - 1 x6 >= 0',
        '+ 1 x1 - 1 x5 <= 0',
        '+ 1 x1 - 1 x6 >= 0',
        '+ 1 x5 - 1 x6 - 1 x4 <= 0',
        '+ 1 x2 - 1 x7 <= 0',
        '+ 1 x2 - 1 x8 >= 0',
        '+ 1 x3 - 1 x7 <= 0',
        '+ 1 x3 - 1 x8 >= 0',
        '+ 1 x7 - 1 x8 - 1 x4 <= 0',
        '+ 1 x4 <= 1',
      ],
      bounds: '0…3 0…3 0…2 0…2 0…5 0…5 0…5 0…5 0…5',
      whole: 'x0 x1 x2 x3 x4',
    },
  ],
  [
    'three classes whose sizes differ by two at most',
    () => new ClassList({ sex: [...sex, 'F', 'M'] }, 3).problem([{ rule: 'size', maxGap: 2 }]),
    any,
    {
      least: '0 x0',
      value: -1,
      scale: 1,
      rows: [
        '+ 1 x0 + 1 x1 + 1 x2 = 7',
        '+ 1 x4 - 1 x3 <= 2',
        '+ 1 x0 >= 1',
        '+ 1 x0 <= 3',
        '+ 1 x0 - 1 x4 <= 0',
        '+ 1 x0 - 1 x3 >= 0',
        '+ 1 x1 >= 1',
        '+ 1 x1 <= 3',
        '+ 1 x1 - 1 x4 <= 0',
        '+ 1 x1 - 1 x3 >= 0',
        '+ 1 x2 >= 1',
        '+ 1 x2 <= 3',
        '+ 1 x2 - 1 x4 <= 0',
        '+ 1 x2 - 1 x3 >= 0',
        '+ 1 x0 - 1 x1 >= 0',
        '+ 1 x1 - 1 x2 >= 0',
      ],
      bounds: '0…7 0…7 0…7 0…7 0…7',
      whole: 'x0 x1 x2',
    },
  ],
  [
    'a pin, a cap, marks apart and a wish',
    () =>
      new ClassList({ sex, pinned: ['2', '', '', '', ''], needs: ['1', '1', '', '', ''] })
        .withWish(1, 'apart', 2)
        .problem([{ rule: 'size' }, { rule: 'pinned' }, { rule: 'spread', attribute: 'needs', maxPerClass: 1 }], 3),
    any,
    {
      least: '0 x0',
      value: -1,
      scale: 1,
      rows: [
        '+ 1 x0 + 1 x1 = 1',
        '+ 1 x2 + 1 x3 = 1',
        '+ 1 x4 + 1 x5 = 1',
        '+ 1 x6 + 1 x7 = 2',
        '+ 1 x9 - 1 x8 <= 1',
        '+ 1 x0 + 1 x2 + 1 x4 + 1 x6 >= 2',
        '+ 1 x0 + 1 x2 + 1 x4 + 1 x6 <= 3',
        '+ 1 x0 + 1 x2 + 1 x4 + 1 x6 - 1 x9 <= 0',
        '+ 1 x0 + 1 x2 + 1 x4 + 1 x6 - 1 x8 >= 0',
        '+ 1 x0 + 1 x2 + 1 x4 + 1 x6 <= 3',
        '+ 1 x0 + 1 x2 <= 1',
        '+ 1 x2 + 1 x4 <= 1',
        '+ 1 x1 + 1 x3 + 1 x5 + 1 x7 >= 2',
        '+ 1 x1 + 1 x3 + 1 x5 + 1 x7 <= 3',
        '+ 1 x1 + 1 x3 + 1 x5 + 1 x7 - 1 x9 <= 0',
        '+ 1 x1 + 1 x3 + 1 x5 + 1 x7 - 1 x8 >= 0',
        '+ 1 x1 + 1 x3 + 1 x5 + 1 x7 <= 3',
        '+ 1 x1 + 1 x3 <= 1',
        '+ 1 x3 + 1 x5 <= 1',
      ],
      bounds: '0…0 0…1 0…1 0…1 0…1 0…1 0…2 0…2 0…5 0…5',
      whole: 'x0 x1 x2 x3 x4 x5 x6 x7',
    },
  ],
  [
    'one of a pair who must be apart, in the same class by another rule',
    () => new ClassList({ sex: ['F', 'M', 'F'] }).withWish(0, 'together', 1).withWish(0, 'apart', 1).problem([]),
    any,
    {
      least: '0 x0',
      value: -1,
      scale: 1,
      rows: [
        '+ 1 x0 + 1 x1 = 1',
        '+ 1 x2 + 1 x3 = 1',
        '+ 2 x0 + 1 x2 >= 1',
        '+ 2 x0 + 1 x2 <= 2',
        '+ 2 x0 <= 1',
        '+ 2 x1 + 1 x3 >= 1',
        '+ 2 x1 + 1 x3 <= 2',
        '+ 2 x1 <= 1',
        '+ 1 x0 - 1 x1 >= 0',
      ],
      bounds: '0…1 0…1 0…1 0…1',
      whole: 'x0 x1 x2 x3',
    },
  ],
];

it.each(models)('the model of %s, row by row', (_, problem, question, model) => {
  expect(written(problem(), question)).toEqual(model);
});
