import { describe, expect, it } from 'vitest';
import { foundIn } from '../../../../api/engines/classes/search/found.ts';
import { search } from '../../../../api/engines/classes/search/search.ts';
import { ClassList } from '../../../support/a-class-list.ts';

const streets = ['x', 'x', 'x', 'x', 'x', 'y', 'y', 'y'];
const bus = { rule: 'neighbourhood', attribute: 'street', mode: 'group' };

describe('a search for classes', () => {
  it('lets sizes differ where the rule allows it and another rule gains by it, and by no more', () => {
    const values = (maxGap: number) => {
      const problem = new ClassList({ street: streets }).problem([{ rule: 'size', maxGap }, bus]);
      const { classOf, hardBreaks } = search(problem);
      expect(hardBreaks).toBe(0);
      return { parts: foundIn(problem, classOf).values[0], first: classOf.filter((c) => c === classOf[0]).length };
    };
    expect(values(3)).toEqual({ parts: 0, first: 5 });
    expect(values(1)).toEqual({ parts: 1, first: 4 });
  });

  it('leaves a class to whom no rule of sizes speaks as large as its pupils wish', () => {
    const found = search(new ClassList({ street: ['x', 'x', 'x', 'x', 'x', 'x', 'y'] }).problem([bus]));
    expect(found).toMatchObject({ hardBreaks: 0, values: [0] });
  });

  it('keeps pinned pupils where they are, however much a rule would gain by moving them', () => {
    const list = new ClassList({ sex: ['F', 'F', 'F', 'F', 'M', 'M'], pinned: ['1', '1', '1', '1', '', ''] });
    const { classOf, hardBreaks } = search(list.problem([{ rule: 'pinned' }, { rule: 'sex' }]));
    expect(hardBreaks).toBe(0);
    expect([...classOf.subarray(0, 4)]).toEqual([0, 0, 0, 0]);
    expect(new Set(classOf.subarray(4))).toContain(1);
  });

  it('moves pupils who must share a class as one', () => {
    const list = new ClassList({ sex: ['F', 'F', 'F', 'M', 'M', 'M', 'F', 'M'] });
    list.withWish(0, 'together', 3).withWish(3, 'together', 6).withWish(4, 'apart', 5);
    const { classOf, hardBreaks, values } = search(list.problem([{ rule: 'size' }, { rule: 'sex' }]));
    expect({ hardBreaks, values }).toEqual({ hardBreaks: 0, values: [0] });
    expect([classOf[3], classOf[6]]).toEqual([classOf[0], classOf[0]]);
    expect(classOf[4]).not.toBe(classOf[5]);
  });

  it('puts whoever rules confine to no class at all into the first, so that nobody is lost', () => {
    const list = new ClassList({ needs: ['1', '', '', ''], pinned: ['2', '', '', ''] });
    const { classOf, hardBreaks } = search(
      list.problem([{ rule: 'size' }, { rule: 'pinned' }, { rule: 'teacher-fit', classes: ['1'] }]),
    );
    expect(classOf[0]).toBe(0);
    expect(hardBreaks).toBe(1);
    expect(classOf.filter((c) => c === 0)).toHaveLength(2);
  });

  it('puts everybody into the only class there is', () => {
    const found = search(new ClassList({ sex: ['F', 'M', 'F'], maths: ['1', '2', '9'] }, 1).problem([{ rule: 'sex' }]));
    expect([...found.classOf]).toEqual([0, 0, 0]);
  });
});
