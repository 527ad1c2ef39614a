import { describe, expect, it } from 'vitest';
import { HashTree } from '#engines/publication/hash-tree.ts';
import { type PublicResult, rowText } from '#engines/publication/public-result.ts';
import { seededRandom } from '#engines/random.ts';
import { checkPublicResult, type PublicVerdict } from '#engines/verification/public-result/check-public-result.ts';
import { aPublicResult } from '../../support/a-public-result.ts';
import { anEnrolment } from '../../support/an-enrolment.ts';
import { cases } from '../../support/cases.ts';
import { enrolmentOfEveryRule } from '../assignment/every-rule.ts';

/** The verdict on a file in which one thing was changed and the root set right again, as a clever forger would. */
function judged(file: PublicResult, change: (copy: PublicResult) => void): PublicVerdict {
  const copy = structuredClone(file);
  change(copy);
  copy.root = new HashTree(copy.applicants.map((_, at) => rowText(copy, at))).root();
  return checkPublicResult(copy);
}

const sizes = ({ schools }: PublicResult) =>
  schools.map(({ groups }) => groups.reduce((sum, own) => sum + own.seats, 0));

describe('one thing changed in a public result, by every rule and mechanism,', () => {
  it('is found where a child is moved, left out or let in, and is counted as what it is', () => {
    let tried = 0;
    for (let number = 0; number < cases(1_500); number++) {
      const file = aPublicResult(enrolmentOfEveryRule(1_500_000 + number, { mostChildren: 8 }));
      const honest = checkPublicResult(file);
      expect(honest).toMatchObject({ sound: true, rootMatches: true, duplicates: 0, overSeats: 0 });
      expect(honest.applicants).toBe(file.applicants.length);
      expect(honest.placed).toBe(file.result.filter((place) => place).length);
      const chance = seededRandom(`public ${number}`);
      const child = Math.floor(chance() * file.applicants.length);
      const place = file.result[child];
      const decided = file.decisions.find(({ applicant }) => applicant === child);
      if (place) {
        const without = judged(file, (copy) => (copy.result[child] = null));
        expect({ number, sound: without.sound, placed: without.placed }).toEqual({
          ...{ number, sound: false, placed: honest.placed - 1 },
        });
        expect(without.unexplainedDecisions).toBe(decided ? 1 : 0);
        if (honest.differences === 0 && !decided) expect(without.differences).toBeGreaterThan(0);
      }
      file.schools.forEach(({ groups }, school) => {
        if (place?.[0] === school) return;
        tried++;
        const verdict = judged(file, (copy) => (copy.result[child] = [school, groups.length - 1]));
        expect({ number, school, sound: verdict.sound }).toEqual({ number, school, sound: false });
        const there = file.result.filter((own) => own?.[0] === school).length;
        if (there + 1 > sizes(file)[school]) expect(verdict.overSeats).toBeGreaterThan(0);
        if (!decided && !file.wishes[child].includes(school)) expect(verdict.ineligible).toBe(1);
        expect(verdict.unexplainedDecisions).toBe(decided ? 1 : 0);
      });
    }
    expect(tried).toBeGreaterThan(cases(1_500));
  });

  it('is told as what it is: a name twice, an order that ranks a child twice, a decision without number, another root', () => {
    for (let number = 0; number < cases(1_000); number++) {
      const file = aPublicResult(enrolmentOfEveryRule(1_600_000 + number, { mostChildren: 8 }));
      const honest = checkPublicResult(file);
      const last = file.applicants.length - 1;
      if (last > 0) {
        const twice = judged(file, (copy) => (copy.applicants[last] = copy.applicants[last - 1]));
        expect(twice).toEqual({ ...honest, duplicates: 1, sound: false });
      }
      if (file.decisions.length > 0) {
        const blank = judged(file, (copy) => (copy.decisions[0].number = ' '));
        expect(blank).toEqual({ ...honest, unexplainedDecisions: 1, sound: false });
      }
      const other = { ...file, root: 'f'.repeat(64) };
      expect(checkPublicResult(other)).toEqual({ ...honest, rootMatches: false, sound: false });
      const ranked = file.order.findIndex((own) => own.length > 0);
      if (ranked < 0) continue;
      const again = judged(file, (copy) => copy.order[ranked].push(copy.order[ranked][0]));
      expect(again).toMatchObject({ sound: false });
      expect(again.ineligible).toBeGreaterThan(0);
      const unranked = judged(file, (copy) => copy.order[ranked].shift());
      expect(unranked).toMatchObject({ sound: false });
      expect(unranked.ineligible).toBeGreaterThan(0);
    }
  });
});

describe('each fault by itself', () => {
  /** North keeps one of its two seats for x; a, b ask it first, c and d ask south alone, of one seat. d comes last everywhere. */
  const file = () => {
    const town = anEnrolment()
      .withRules({
        criteria: [{ rule: 'distance' }],
        reserves: [{ name: 'own', attribute: 'of', value: 'x', seats: 1, school: 'north' }],
      })
      .withSchool('north', { seats: 2 })
      .withSchool('south', { seats: 1 })
      .withChild('a', { of: 'x', wishes: ['north', 'south'], metres: { north: 1, south: 1 } })
      .withChild('b', { of: 'y', wishes: ['north', 'south'], metres: { north: 2, south: 2 } })
      .withChild('c', { of: 'y', wishes: ['south'], metres: { south: 3 } })
      .withChild('d', { of: 'y', wishes: ['south'], metres: { south: 4 }, decision: ['north', 'QĐ-1', 'lý do'] });
    town.withSchool('north', { seats: 3 });
    return aPublicResult(town);
  };
  const clean = {
    ...{ duplicates: 0, overSeats: 0, ineligible: 0, reserveViolations: 0, unexplainedDecisions: 0 },
    ...{ blockingPairs: 0, wasted: 0 },
  };
  const [a, b, c, d] = [0, 1, 2, 3];

  it('makes a result unsound, where it cannot be run again as well', () => {
    expect(file().result).toEqual([
      [0, 0],
      [0, 1],
      [1, 0],
      [0, 1],
    ]);
    const search = (change: (copy: PublicResult) => void) =>
      judged(file(), (copy) => {
        copy.rules = { ...copy.rules, guarantee: 'maximum' };
        change(copy);
      });
    expect(search(() => {})).toMatchObject({ ...clean, sound: true, differences: null, notAgain: 'guarantee' });
    const faults: [Partial<PublicVerdict>, (copy: PublicResult) => void][] = [
      [{ duplicates: 1 }, (copy) => (copy.applicants[b] = copy.applicants[a])],
      [{ overSeats: 1 }, (copy) => (copy.schools[1].groups[0].seats = 0)],
      [{ ineligible: 1 }, (copy) => (copy.wishes[c] = [])],
      [{ reserveViolations: 1 }, (copy) => (copy.members[0][0] = [])],
      [{ unexplainedDecisions: 1 }, (copy) => (copy.decisions[0].number = '')],
      [{ unexplainedDecisions: 1 }, (copy) => (copy.decisions[0].group = 0)],
      [{ unexplainedDecisions: 1 }, (copy) => (copy.decisions[0].school = 1)],
    ];
    for (const [count, change] of faults) expect(search(change)).toMatchObject({ ...clean, ...count, sound: false });
  });

  it('is not made good by another one', () => {
    const faults: ((copy: PublicResult) => unknown)[] = [
      (copy) => (copy.applicants[b] = copy.applicants[a]),
      (copy) => (copy.schools[1].groups[0].seats = 0),
      (copy) => (copy.wishes[c] = []),
      (copy) => (copy.members[0][0] = []),
      (copy) => (copy.decisions[0].number = ''),
    ];
    for (const one of faults)
      for (const other of faults.filter((fault) => fault !== one)) {
        const verdict = judged(file(), (copy) => {
          copy.rules = { ...copy.rules, guarantee: 'maximum' };
          for (const fault of [one, other]) fault(copy);
        });
        expect(verdict.sound).toBe(false);
      }
  });

  it('is no pair for a child whom the council placed, though a school it asked would have taken it', () => {
    const verdict = judged(file(), (copy) => {
      copy.wishes[d] = [1];
      copy.order[1] = [d, ...copy.order[1].filter((child) => child !== d)];
    });
    expect(verdict).toMatchObject({ ...clean, sound: true, differences: 0 });
  });

  it('is told of each child for itself, where two between the same pupils belong to different reserves', () => {
    // Neither has the seat kept for x; it stands empty. It is wasted on b, who is of x, and nothing to e.
    const town = anEnrolment()
      .withRules({
        criteria: [{ rule: 'distance' }],
        reserves: [{ name: 'own', attribute: 'of', value: 'x', seats: 1, kind: 'hard' }],
      })
      .withSchool('north', { seats: 2 })
      .withChild('a', { of: 'y', wishes: ['north'], metres: { north: 1 } })
      .withChild('b', { of: 'x', wishes: ['north'], metres: { north: 3 } })
      .withChild('e', { of: 'y', wishes: ['north'], metres: { north: 2 } });
    const told = judged(aPublicResult(town), (copy) => {
      copy.result = copy.result.map((place) => (place?.[1] === 0 ? null : place));
    });
    expect(told).toMatchObject({ ...clean, blockingPairs: 1, wasted: 1, differences: 1 });
  });

  it('is another school, though the group has the same place in its list', () => {
    const town = anEnrolment()
      .withRules({ mechanism: 'nearest-first', criteria: [{ rule: 'distance' }] })
      .withSchool('north', { seats: 1 })
      .withSchool('south', { seats: 1 })
      .withChild('a', { wishes: ['north', 'south'], metres: { north: 1, south: 2 } });
    const told = judged(aPublicResult(town), (copy) => {
      copy.wishes[a] = [0, 1];
      copy.order = [[a], [a]];
      copy.result[a] = [1, 0];
    });
    // Who comes when is the line's to say: nobody blocks, the row is another.
    expect(told).toMatchObject({ ...clean, differences: 1, sound: false });
  });

  it('is a child of the zone whom a school would have taken from those of its zone', () => {
    const town = anEnrolment()
      .withRules({
        mechanism: 'zone-first',
        criteria: [{ rule: 'zone', attribute: 'of', matchesSchool: 'of' }, { rule: 'distance' }],
      })
      .withSchool('north', { seats: 1, of: 'x' })
      .withChild('a', { of: 'x', wishes: ['north'], metres: { north: 2 } })
      .withChild('b', { of: 'x', wishes: ['north'], metres: { north: 1 } });
    const honest = aPublicResult(town);
    const winner = honest.result.findIndex((place) => place !== null);
    const told = judged(honest, (copy) => copy.result.reverse());
    expect(honest.result[1 - winner]).toBeNull();
    expect(told).toMatchObject({ ...clean, blockingPairs: 1, wasted: 0, sound: false });
  });

  it('is a pair that would rather have each other, wasteful only where a seat is empty', () => {
    const without = judged(file(), (copy) => {
      copy.result[b] = null;
      copy.wishes[b] = [0];
    });
    expect(without).toMatchObject({ ...clean, blockingPairs: 1, wasted: 1, sound: false });
    const pushed = judged(file(), (copy) => {
      copy.wishes[b] = [0, 1];
      copy.order[1] = [b, c];
      copy.result[b] = null;
      copy.schools[0].groups[1].seats = 1;
      copy.result[d] = [0, 1];
    });
    expect(pushed).toMatchObject({ blockingPairs: 1, wasted: 0, sound: false });
  });
});
