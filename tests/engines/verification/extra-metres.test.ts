import { describe, expect, it } from 'vitest';
import { extraMetresAtRest } from '#engines/verification/extra-metres.ts';
import { WishLists } from '#engines/verification/wish-lists.ts';
import { type AnEnrolment, anEnrolment } from '../../support/an-enrolment.ts';

/** Extra metres of a child by school, in the order of the schools, told by the verifier; Infinity: no other school. */
function extraOf(town: AnEnrolment, id: string): number[] {
  const [records, rules] = [town.records(), town.rules()];
  const lottery = town.lottery(records.applicants.ids);
  const decided = new Map<number, number>();
  records.decisions?.applicants.forEach((applicant, i) => {
    decided.set(applicant, records.decisions!.schools[i]);
  });
  const lists = new WishLists(records, rules);
  const extra = extraMetresAtRest(records, rules, (a) => lottery[a], lists, decided);
  return records.schools.ids.map((_, school) => extra(records.applicants.ids.indexOf(id), school));
}

const town = (change: object = {}) =>
  anEnrolment().withRules({
    criteria: [{ rule: 'relative-proximity', bandMetres: 0, rounds: 5 }, { rule: 'distance' }],
    ...{ imputeChoicesByDistance: true, ...change },
  });
const none = Number.POSITIVE_INFINITY;
const sent = (school: string): [string, string, string] => [school, 'QĐ-1', 'lý do'];

describe('extra metres to the next school that would take a child, told by the verifier,', () => {
  it('go from each school to the nearest other one, and there are none from one out of reach', () => {
    const street = town()
      .withSchool('east', { seats: 9 })
      .withSchool('north', { seats: 9 })
      .withSchool('south', { seats: 9 })
      .withSchool('west', { seats: 9 })
      .withChild('an', { metres: { east: 100, north: 300, south: 700 } });
    expect(extraOf(street, 'an')).toEqual([200, -200, -600, none]);
  });

  it('count no school beyond the cap, none of unknown seats, none without a way', () => {
    const street = town({ maxMetres: 1000 })
      .withSchool('a', { seats: 1 })
      .withSchool('b', { seats: -1 })
      .withSchool('c', { seats: 1 })
      .withSchool('d', { seats: 1 })
      .withSchool('e', { seats: 1 })
      .withChild('an', { metres: { a: 100, b: 200, c: null, d: 1001, e: 1000 } });
    expect(extraOf(street, 'an')).toEqual([900, none, none, none, -900]);
  });

  it('count the programme of a school for those alone who name it', () => {
    const street = town()
      .withSchool('north', { seats: 9 })
      .withSchool('boarding', { seats: 9, programmeOf: 'north' })
      .withSchool('south', { seats: 9 })
      .withChild('an', { wishes: ['boarding'], metres: { north: 100, boarding: 150, south: 400 } })
      .withChild('binh', { wishes: ['south'], metres: { north: 100, boarding: 150, south: 400 } });
    expect(extraOf(street, 'an')).toEqual([50, -50, -300]);
    expect(extraOf(street, 'binh')).toEqual([300, none, -300]);
  });

  it('count no school as the next one that the council filled', () => {
    const street = (seats: number) =>
      town()
        .withSchool('north', { seats: 9 })
        .withSchool('south', { seats })
        .withSchool('west', { seats: 9 })
        .withChild('an', { metres: { north: 100, south: 300, west: 900 } })
        .withChild('zed', { metres: { south: 10 }, decision: sent('south') });
    expect(extraOf(street(1), 'an')).toEqual([800, -200, -800]);
    expect(extraOf(street(2), 'an')).toEqual([200, -200, -800]);
  });

  it('count a school whose last seat somebody has who comes before as one that would not take the child', () => {
    // binh has nowhere else to go; beside whom the council sent there is one seat.
    const street = town()
      .withSchool('north', { seats: 9 })
      .withSchool('south', { seats: 2 })
      .withSchool('west', { seats: 9 })
      .withChild('an', { metres: { north: 100, south: 300, west: 900 } })
      .withChild('binh', { metres: { south: 500 } })
      .withChild('zed', { metres: { south: 10 }, decision: sent('south') });
    expect(extraOf(street, 'an')).toEqual([800, -200, -800]);
    expect(extraOf(street, 'binh')).toEqual([none, none, none]);
  });

  it('count a school that would send its last pupil on for the child, and let that pupil ask elsewhere', () => {
    // north has one seat: an, who would have to go farthest, has it, whoever asked first; binh then goes south and keeps chi out.
    const street = (order: string[]) => {
      const children: Record<string, Record<string, number>> = {
        an: { north: 400, west: 2000 },
        binh: { north: 100, south: 150, west: 1200 },
        chi: { south: 140, west: 300 },
      };
      const built = town()
        .withSchool('north', { seats: 1 })
        .withSchool('south', { seats: 1 })
        .withSchool('west', { seats: 9 });
      for (const id of order) built.withChild(id, { metres: children[id] });
      return built;
    };
    for (const order of [
      ['an', 'binh', 'chi'],
      ['chi', 'binh', 'an'],
      ['binh', 'an', 'chi'],
    ]) {
      expect(extraOf(street(order), 'an')).toEqual([1600, none, -1600]);
      expect(extraOf(street(order), 'binh')).toEqual([50, 1050, -1050]);
      expect(extraOf(street(order), 'chi')).toEqual([none, 160, none]);
    }
  });

  it('go by seats kept for a group: they are given before the open ones, and a pupil who must go asks on', () => {
    const reserves = [{ name: 'local', attribute: 'commune', value: 'x', seats: 1, kind: 'hard', school: 'north' }];
    const street = (order: string[]) => {
      const children: Record<string, { commune: string; metres: Record<string, number> }> = {
        an: { commune: 'x', metres: { north: 400, west: 900 } },
        binh: { commune: 'y', metres: { north: 100, west: 700 } },
        chi: { commune: 'y', metres: { north: 200, west: 1500 } },
        dung: { commune: 'y', metres: { west: 10, north: 300 } },
      };
      const built = town({ reserves }).withSchool('north', { seats: 2 }).withSchool('west', { seats: 9 });
      for (const id of order) built.withChild(id, children[id]);
      return built;
    };
    for (const order of [
      ['an', 'binh', 'chi', 'dung'],
      ['dung', 'chi', 'binh', 'an'],
    ]) {
      // chi has the open seat: west is its next one, and north would not take dung. an alone has the one of its commune.
      expect(extraOf(street(order), 'chi')).toEqual([1300, -1300]);
      expect(extraOf(street(order), 'an')).toEqual([500, -500]);
      expect(extraOf(street(order), 'dung')).toEqual([-290, none]);
      expect(extraOf(street(order), 'binh')).toEqual([600, none]);
    }
  });

  it('are those on the map alone where the rule allows no round', () => {
    const street = town({ criteria: [{ rule: 'relative-proximity', bandMetres: 0, rounds: 0 }] })
      .withSchool('north', { seats: 9 })
      .withSchool('south', { seats: 0 })
      .withChild('an', { metres: { north: 100, south: 300 } });
    expect(extraOf(street, 'an')).toEqual([200, -200]);
  });

  it('go by the seats that are left for a child’s group when those sent by the council have theirs, by the order of their ids', () => {
    // The seat of the first group goes to xa, who is of the second one too; xb then takes the open one, and an is of neither.
    const of = (value: string) => ({ attribute: `in ${value}`, value: 'yes', seats: 1 });
    const street = town({ reserves: ['p', 'q'].map((name) => ({ name, ...of(name), kind: 'hard' })) })
      .withSchool('north', { seats: 9 })
      .withSchool('south', { seats: 3 })
      .withSchool('west', { seats: 9 })
      .withChild('xb', { 'in p': 'yes', metres: { south: 1 }, decision: sent('south') })
      .withChild('xa', { 'in p': 'yes', 'in q': 'yes', metres: { south: 1 }, decision: sent('south') })
      .withChild('an', { metres: { north: 100, south: 300, west: 900 } });
    expect(extraOf(street, 'an')).toEqual([800, -200, -800]);
  });
});
