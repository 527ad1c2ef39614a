import { describe, expect, it } from 'vitest';
import { countContradiction } from '../../../../api/engines/classes/contradiction/find-contradiction.ts';
import { ClassList } from '../../../support/a-class-list.ts';

const repeat = (count: number, text: string) => Array.from({ length: count }, () => text);

describe('what counting names', () => {
  it('is as many pupils as it takes, however many more there are', () => {
    const spread = { rule: 'spread', attribute: 'needs', maxPerClass: 2 };
    expect(countContradiction(new ClassList({ needs: repeat(8, '1') }).problem([spread]))).toEqual({
      ...{ rules: ['spread'], pupils: [0, 1, 2, 3, 4] },
    });
    const pins = new ClassList({ pinned: [...repeat(6, '1'), '', ''] }).problem([{ rule: 'pinned' }], 4);
    expect(countContradiction(pins)).toEqual({ rules: ['cap', 'pinned'], pupils: [0, 1, 2, 3, 4] });
    expect(countContradiction(new ClassList({ sex: repeat(9, '') }).problem([], 2))).toEqual({
      ...{ rules: ['cap'], pupils: [0, 1, 2, 3, 4] },
    });
  });

  it('is of rules of needs only the one that takes seats', () => {
    const list = new ClassList({ needs: ['', '', '', '1'], hours: ['', '', '', '1'] });
    const lowers = { rule: 'spread', attribute: 'needs', capReduction: 1 };
    const bounds = { rule: 'spread', attribute: 'hours', maxPerClass: 3 };
    const counted = countContradiction(list.problem([bounds, lowers], 2))!;
    expect(counted.rules).toEqual(['cap', 'spread']);
    expect(counted.pupils).toEqual([3, 0, 1, 2]);
  });

  it('is of too many apart the rules and wishes in one order', () => {
    const list = new ClassList({ group: ['a', 'a', '', ''] }).withWish(2, 'apart', 0).withWish(2, 'apart', 1);
    const counted = countContradiction(list.problem([{ rule: 'keep-apart', attribute: 'group' }]))!;
    expect(counted.rules).toEqual(['apart', 'keep-apart']);
    expect([...counted.pupils].sort()).toEqual([0, 1, 2]);
  });
});
