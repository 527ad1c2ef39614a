import { expect, it } from 'vitest';
import type { Question } from '../../../../api/engines/classes/exact/split-model.ts';
import type { ClassProblem } from '../../../../api/engines/classes/types.ts';
import { ClassList } from '../../../support/a-class-list.ts';
import { written } from '../../../support/written-model.ts';

const sex = ['F', 'M', 'F', 'F', 'M'];

const models: [string, () => ClassProblem, Question, ReturnType<typeof written>][] = [
  [
    'marked pupils outside the class of the trained teacher',
    () =>
      new ClassList({ sex, needs: ['1', '1', '', '', ''] }).problem([
        { rule: 'size' },
        { rule: 'spread', attribute: 'needs' },
        { rule: 'teacher-fit', attribute: 'needs', classes: ['1'], hard: false },
      ]),
    { least: 0, within: [] },
    {
      least: '+ 1 x6',
      value: 6,
      scale: 1,
      rows: [
        '+ 1 x0 + 1 x1 = 2',
        '+ 1 x2 + 1 x3 = 3',
        '+ 1 x5 - 1 x4 <= 1',
        '+ 1 x0 + 1 x2 >= 2',
        '+ 1 x0 + 1 x2 <= 3',
        '+ 1 x0 + 1 x2 - 1 x5 <= 0',
        '+ 1 x0 + 1 x2 - 1 x4 >= 0',
        '+ 1 x1 + 1 x3 >= 2',
        '+ 1 x1 + 1 x3 <= 3',
        '+ 1 x1 + 1 x3 - 1 x5 <= 0',
        '+ 1 x1 + 1 x3 - 1 x4 >= 0',
        '+ 1 x1 - 1 x6 <= 0',
      ],
      bounds: '0…2 0…2 0…3 0…3 0…5 0…5 0…5',
      whole: 'x0 x1 x2 x3',
    },
  ],
  [
    'means of two classes half a mark apart',
    () =>
      new ClassList({ maths: ['4', '7.5', '', '6'] }).problem([
        { rule: 'size' },
        { rule: 'balance-mean', attribute: 'maths' },
      ]),
    { least: null, within: [[0, 0.5]] },
    {
      least: '0 x0',
      value: -1,
      scale: 1,
      rows: [
        '+ 1 x0 + 1 x1 = 1',
        '+ 1 x2 + 1 x3 = 1',
        '+ 1 x4 + 1 x5 = 1',
        '+ 1 x6 + 1 x7 = 1',
        '+ 1 x0 + 1 x2 + 1 x4 + 1 x6 >= 2',
        '+ 1 x0 + 1 x2 + 1 x4 + 1 x6 <= 2',
        '+ 1 x1 + 1 x3 + 1 x5 + 1 x7 >= 2',
        '+ 1 x1 + 1 x3 + 1 x5 + 1 x7 <= 2',
        '+ 1 x0 - 1 x1 >= 0',
        '+ 1 x10 - 1 x9 - 1 x8 <= 0',
        '+ 1 x11 + 1 x12 = 1',
        '+ 1 x0 + 1 x2 + 1 x6 - 1 x11 - 2 x12 = 0',
        '+ 1 x2 + 0.5714285714285714 x6 - 1 x10 + 2 x11 <= 2',
        '+ 1 x2 + 0.5714285714285714 x6 - 1 x9 - 1 x11 >= -1',
        '+ 0.5 x2 + 0.2857142857142857 x6 - 1 x10 + 1 x12 <= 1',
        '+ 0.5 x2 + 0.2857142857142857 x6 - 1 x9 - 1 x12 >= -1',
        '+ 1 x13 + 1 x14 = 1',
        '+ 1 x1 + 1 x3 + 1 x7 - 1 x13 - 2 x14 = 0',
        '+ 1 x3 + 0.5714285714285714 x7 - 1 x10 + 2 x13 <= 2',
        '+ 1 x3 + 0.5714285714285714 x7 - 1 x9 - 1 x13 >= -1',
        '+ 0.5 x3 + 0.2857142857142857 x7 - 1 x10 + 1 x14 <= 1',
        '+ 0.5 x3 + 0.2857142857142857 x7 - 1 x9 - 1 x14 >= -1',
        '+ 1 x8 <= 0.14285814285714285',
      ],
      bounds: '0…1 0…1 0…1 0…1 0…1 0…1 0…1 0…1 0…1 0…1 0…1 0…1 0…1 0…1 0…1',
      whole: 'x0 x1 x2 x3 x4 x5 x6 x7 x11 x12 x13 x14',
    },
  ],
  [
    'means of classes of two without a blank',
    () =>
      new ClassList({ maths: ['4', '7.5', '5', '6'] }).problem([
        { rule: 'size' },
        { rule: 'balance-mean', attribute: 'maths' },
      ]),
    { least: 0, within: [] },
    {
      least: '+ 1 x8',
      value: 8,
      scale: 3.5,
      rows: [
        '+ 1 x0 + 1 x1 = 1',
        '+ 1 x2 + 1 x3 = 1',
        '+ 1 x4 + 1 x5 = 1',
        '+ 1 x6 + 1 x7 = 1',
        '+ 1 x0 + 1 x2 + 1 x4 + 1 x6 >= 2',
        '+ 1 x0 + 1 x2 + 1 x4 + 1 x6 <= 2',
        '+ 1 x1 + 1 x3 + 1 x5 + 1 x7 >= 2',
        '+ 1 x1 + 1 x3 + 1 x5 + 1 x7 <= 2',
        '+ 1 x0 - 1 x1 >= 0',
        '+ 1 x10 - 1 x9 - 1 x8 <= 0',
        '+ 0.5 x2 + 0.14285714285714285 x4 + 0.2857142857142857 x6 - 1 x10 <= 0',
        '+ 0.5 x2 + 0.14285714285714285 x4 + 0.2857142857142857 x6 - 1 x9 >= 0',
        '+ 0.5 x3 + 0.14285714285714285 x5 + 0.2857142857142857 x7 - 1 x10 <= 0',
        '+ 0.5 x3 + 0.14285714285714285 x5 + 0.2857142857142857 x7 - 1 x9 >= 0',
      ],
      bounds: '0…1 0…1 0…1 0…1 0…1 0…1 0…1 0…1 0…1 0…1 0…1',
      whole: 'x0 x1 x2 x3 x4 x5 x6 x7',
    },
  ],
  [
    'one score for everybody',
    () => new ClassList({ maths: ['6', '6', '6'] }).problem([{ rule: 'balance-mean', attribute: 'maths' }]),
    { least: 0, within: [] },
    {
      least: '+ 1 x2',
      value: 2,
      scale: 1,
      rows: ['+ 1 x0 + 1 x1 = 3', '+ 1 x0 >= 1', '+ 1 x0 <= 2', '+ 1 x1 >= 1', '+ 1 x1 <= 2', '+ 1 x0 - 1 x1 >= 0'],
      bounds: '0…3 0…3 0…1 0…1 0…1',
      whole: 'x0 x1',
    },
  ],
  [
    'neighbours in as few classes as can be',
    () =>
      new ClassList({ street: ['x', 'x', 'y', '', 'y'] }).problem([
        { rule: 'neighbourhood', attribute: 'street', mode: 'group' },
      ]),
    { least: 0, within: [] },
    {
      least: '+ 1 x6',
      value: 6,
      scale: 1,
      rows: [
        '+ 1 x0 + 1 x1 = 2',
        '+ 1 x2 + 1 x3 = 2',
        '+ 1 x4 + 1 x5 = 1',
        '+ 1 x0 + 1 x2 + 1 x4 >= 1',
        '+ 1 x0 + 1 x2 + 1 x4 <= 4',
        '+ 1 x1 + 1 x3 + 1 x5 >= 1',
        '+ 1 x1 + 1 x3 + 1 x5 <= 4',
        '+ 1 x0 - 1 x1 >= 0',
        '+ 1 x0 - 2 x7 <= 0',
        '+ 1 x1 - 2 x8 <= 0',
        '+ 1 x2 - 2 x9 <= 0',
        '+ 1 x3 - 2 x10 <= 0',
        '- 1 x6 + 1 x7 + 1 x8 + 1 x9 + 1 x10 <= 2',
      ],
      bounds: '0…2 0…2 0…2 0…2 0…1 0…1 0…+inf 0…1 0…1 0…1 0…1',
      whole: 'x0 x1 x2 x3 x4 x5 x7 x8 x9 x10',
    },
  ],
  [
    'namesakes in one class',
    () => new ClassList({ name: ['An', 'An', 'Bình', 'An'] }).problem([{ rule: 'namesakes' }]),
    { least: 0, within: [] },
    {
      least: '+ 1 x4',
      value: 4,
      scale: 1,
      rows: [
        '+ 1 x0 + 1 x1 = 3',
        '+ 1 x2 + 1 x3 = 1',
        '+ 1 x0 + 1 x2 >= 1',
        '+ 1 x0 + 1 x2 <= 3',
        '+ 1 x1 + 1 x3 >= 1',
        '+ 1 x1 + 1 x3 <= 3',
        '+ 1 x0 - 1 x1 >= 0',
        '+ 1 x0 - 1 x5 <= 1',
        '+ 2 x0 - 1 x5 <= 3',
        '+ 1 x1 - 1 x6 <= 1',
        '+ 2 x1 - 1 x6 <= 3',
        '- 1 x4 + 1 x5 + 1 x6 <= 0',
      ],
      bounds: '0…3 0…3 0…1 0…1 0…+inf 0…+inf 0…+inf',
      whole: 'x0 x1 x2 x3',
    },
  ],
  [
    'wishes for a friend',
    () =>
      new ClassList({ sex: ['F', 'M', 'F', 'M'] })
        .withWish(0, 'friend', 2)
        .withWish(0, 'friend', 3)
        .withWish(1, 'friend', 0)
        .problem([{ rule: 'friend' }]),
    { least: 0, within: [] },
    {
      least: '+ 1 x8',
      value: 8,
      scale: 1,
      rows: [
        '+ 1 x0 + 1 x1 = 1',
        '+ 1 x2 + 1 x3 = 1',
        '+ 1 x4 + 1 x5 = 1',
        '+ 1 x6 + 1 x7 = 1',
        '+ 1 x0 + 1 x2 + 1 x4 + 1 x6 >= 1',
        '+ 1 x0 + 1 x2 + 1 x4 + 1 x6 <= 3',
        '+ 1 x1 + 1 x3 + 1 x5 + 1 x7 >= 1',
        '+ 1 x1 + 1 x3 + 1 x5 + 1 x7 <= 3',
        '+ 1 x0 - 1 x1 >= 0',
        '+ 1 x0 - 1 x4 - 1 x6 - 1 x9 <= 0',
        '+ 1 x1 - 1 x5 - 1 x7 - 1 x9 <= 0',
        '+ 1 x2 - 1 x0 - 1 x10 <= 0',
        '+ 1 x3 - 1 x1 - 1 x10 <= 0',
        '- 1 x8 + 1 x9 + 1 x10 <= 0',
      ],
      bounds: '0…1 0…1 0…1 0…1 0…1 0…1 0…1 0…1 0…4 0…1 0…1',
      whole: 'x0 x1 x2 x3 x4 x5 x6 x7 x9 x10',
    },
  ],
];

it.each(models)('the model of %s, row by row', (_, problem, question, model) => {
  expect(written(problem(), question)).toEqual(model);
});
