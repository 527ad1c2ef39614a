import { describe, expect, it } from 'vitest';
import { blankSeconds, secondsOfWishes } from '#engines/assignment/criteria/travel-time.ts';
import { type AnEnrolment, anEnrolment } from '../../support/an-enrolment.ts';

/** An and Bình, who both name north, then south; ways as given. */
function town(an: object, binh: object, criteria: object[] = [{ rule: 'travel-time' }]): AnEnrolment {
  return anEnrolment()
    .withRules({ criteria })
    .withSchool('north', { seats: 1 })
    .withSchool('south', { seats: 1 })
    .withChild('an', { wishes: ['north', 'south'], ...an })
    .withChild('binh', { wishes: ['north', 'south'], ...binh });
}

const metres = { north: 10, south: 20 };
/** The four wishes: child, school. */
const wishes = { applicant: Int32Array.of(0, 0, 1, 1), school: Int32Array.of(0, 1, 0, 1) };
const faultsOf = (built: AnEnrolment) => blankSeconds(built.records(), built.rules(), wishes as never);
const secondsOf = (built: AnEnrolment) => [...secondsOfWishes(built.records(), wishes as never)];

describe('seconds of travel', () => {
  it('are those of the child’s own row, in whatever order the rows and the wishes stand', () => {
    const built = town({ metres, seconds: { north: 50, south: 0 } }, { metres, seconds: { north: 70, south: 30 } });
    expect(secondsOf(built)).toEqual([50, 0, 70, 30]);
    const turned = { applicant: Int32Array.of(1, 1, 0, 0), school: Int32Array.of(1, 0, 0, 1) };
    expect([...secondsOfWishes(built.records(), turned as never)]).toEqual([30, 70, 50, 0]);
  });

  it('are blank where the pair was not measured, though another child’s way to that school was', () => {
    const some = town(
      { metres: { north: 10 }, seconds: { north: 50 } },
      { metres: { south: 20 }, seconds: { south: 30 } },
    );
    expect(secondsOf(some)).toEqual([50, -1, -1, 30]);
    const late = town(
      { metres: { south: 10 }, seconds: { south: 50 } },
      { metres: { south: 20 }, seconds: { south: 30 } },
    );
    expect(secondsOf(late)).toEqual([-1, 50, -1, 30]);
    expect(secondsOf(town({ metres }, { metres }))).toEqual([-1, -1, -1, -1]);
    expect(secondsOf(town({}, {}))).toEqual([-1, -1, -1, -1]);
  });

  it('put the quicker child first, though it lives farther, and the band makes equals of the nearly equal', () => {
    const an = { metres: { north: 900, south: 900 }, seconds: { north: 59, south: 59 } };
    const binh = { metres: { north: 100, south: 100 }, seconds: { north: 60, south: 60 } };
    expect(town(an, binh).solve().placed).toEqual({ an: 'north', binh: 'south' });
    const banded = (bandSeconds: number) =>
      town(an, binh, [{ rule: 'travel-time', bandSeconds }, { rule: 'distance' }]).solve().placed;
    // 59 and 60 stand in one band of 40 to 79, and on both sides of an edge at 60.
    expect(banded(40)).toEqual({ an: 'south', binh: 'north' });
    expect(banded(60)).toEqual({ an: 'north', binh: 'south' });
  });
});

describe('rules that go by seconds', () => {
  it('need the table they stand in, and a row for every wish', () => {
    const codesOf = (built: AnEnrolment) => built.refusal().map(({ code }) => code);
    expect(codesOf(town({}, {}))).toEqual(['travel-missing']);
    const row = { metres: { north: 10 }, seconds: { north: 50 } };
    expect(codesOf(town(row, { metres, seconds: { north: 50, south: 60 } }))).toEqual(['wish-without-travel']);
  });
});

describe('blank seconds', () => {
  const half = { metres, seconds: { north: 50 } };
  const full = { metres, seconds: { north: 70, south: 30 } };
  const issue = { code: 'wish-without-seconds', severity: 'error', table: 'travel', column: 'seconds' };

  it('are refused wherever travel time stands among the rules, with their row where they have one', () => {
    const criteria = [{ rule: 'distance' }, { rule: 'travel-time' }];
    const expected = [{ ...issue, index: 1, value: 'south', params: { applicant: 'an' } }];
    expect(faultsOf(town(half, full))).toStrictEqual(expected);
    expect(faultsOf(town(half, full, criteria))).toStrictEqual(expected);
    expect(faultsOf(town(full, full, criteria))).toEqual([]);
    const absent = town({ metres: { north: 10 }, seconds: { north: 50 } }, full);
    expect(faultsOf(absent)).toStrictEqual([{ ...issue, value: 'south', params: { applicant: 'an' } }]);
  });

  it('trouble nobody where no rule goes by travel time', () => {
    expect(faultsOf(town(half, full, [{ rule: 'distance' }]))).toEqual([]);
    expect(town(half, full, [{ rule: 'distance' }]).solve().placed).toHaveProperty('an');
  });

  it('are not complained of one by one where the whole column or the table is missing', () => {
    expect(faultsOf(town({ metres }, { metres }))).toEqual([]);
    expect(faultsOf(town({}, {}))).toEqual([]);
  });
});
