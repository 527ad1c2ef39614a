import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DecisionEffect, decisionEffect, type SeatChange } from '#engines/assignment/decision-effect.ts';
import { type AnEnrolment, anEnrolment } from '../../support/an-enrolment.ts';
import { cases } from '../../support/cases.ts';
import { enrolments } from './random-enrolments.ts';

function effectOf(town: AnEnrolment, child: string, school: string) {
  const { effect, issues } = effectOfAll(town, [[child, school]]);
  if (!effect) return { effect, issues };
  const [{ samePosition, ...decided }] = effect.decided;
  return { effect: { decided, others: effect.others, samePosition }, issues };
}

function effectOfAll(town: AnEnrolment, decisions: (readonly [child: string, school: string])[]) {
  const records = town.records();
  const wanted = decisions.map(([child, school]) => ({
    applicant: records.applicants.ids.indexOf(child),
    school: records.schools.ids.indexOf(school),
  }));
  return decisionEffect(records, town.rules(), town.seed, wanted);
}

/** North has one seat, south one; the nearer child comes first, and all ask for north, then south. */
function aStreet(...children: [id: string, group: string, metres: number][]): AnEnrolment {
  const town = anEnrolment()
    .withSchool('north', { seats: 1 })
    .withSchool('south', { seats: 1 })
    .withRules({
      criteria: [
        { rule: 'group', order: ['1', '2'] },
        { rule: 'distance', bandMetres: 0 },
      ],
    });
  for (const [id, group, metres] of children)
    town.withChild(id, { group, wishes: ['north', 'south'], metres: { north: metres, south: metres + 5 } });
  return town;
}

describe('what a decision does', () => {
  it('pushes one child down, who pushes the next: each is named with where it was and where it would be', () => {
    const town = aStreet(['an', '1', 100], ['binh', '1', 200], ['chi', '1', 300], ['dung', '1', 400]);
    const { effect } = effectOf(town, 'dung', 'north');
    expect(effect?.decided).toMatchObject({ fromSchoolId: null, toSchoolId: 'north', toMetres: 400, better: true });
    expect(effect?.others).toEqual([
      { applicantId: 'an', fromSchoolId: 'north', fromMetres: 100, toSchoolId: 'south', toMetres: 105, better: false },
      { applicantId: 'binh', fromSchoolId: 'south', fromMetres: 205, toSchoolId: null, toMetres: null, better: false },
    ]);
  });

  it('counts those in the same position: same group, refused there, and no farther', () => {
    const town = aStreet(
      ['an', '1', 100],
      ['binh', '1', 200],
      ['chi', '1', 300],
      ['other group', '2', 250],
      ['as far', '1', 400],
      ['farther', '1', 500],
    ).withChild('decided', { group: '1', wishes: ['north', 'south'], metres: { north: 400, south: 405 } });
    expect(effectOf(town, 'decided', 'north').effect?.samePosition).toBe(3);
  });

  it('counts in the same position those who sit at a worse school, not those who sit there or were decided', () => {
    const town = aStreet(['an', '1', 0], ['binh', '1', 200], ['chi', '1', 300], ['decided', '1', 400])
      .withSchool('north', { seats: 2 })
      .withSchool('east', { seats: 1 });
    // Bình sits in the north beside An; Chi in the south; the council has sent Dung east.
    town.withChild('dung', { group: '1', wishes: ['north'], metres: { north: 350 }, decision: ['east', '7', 'Moved'] });
    town.withChild('no way', { group: '1', wishes: ['north'], metres: { north: null, south: 10 } });
    expect(effectOf(town, 'decided', 'north').effect?.samePosition).toBe(1);
  });

  it('counts nobody whose way was not measured, where the rules do not need it', () => {
    const town = anEnrolment()
      .withRules({ criteria: [{ rule: 'group', order: ['1', '2'] }] })
      .withSchool('north', { seats: 1 })
      .withChild('an', { group: '1', wishes: ['north'], metres: { north: 100 } })
      .withChild('binh', { group: '2', wishes: ['north'], metres: { north: 200 } })
      .withChild('chi', { group: '2', wishes: ['north'] })
      .withChild('decided', { group: '2', wishes: ['north'], metres: { north: 300 } });
    expect(effectOf(town, 'decided', 'north').effect?.samePosition).toBe(1);
  });

  it('counts a child next door to the school, at no metres, as every other', () => {
    const town = aStreet(['an', '1', 100], ['binh', '2', 0], ['chi', '2', 0]);
    expect(effectOf(town, 'chi', 'north').effect).toMatchObject({ decided: { toMetres: 0 }, samePosition: 1 });
  });

  it('tells first who loses a seat there, then who loses another, then who gains', () => {
    const town = anEnrolment()
      .withRules({ criteria: [{ rule: 'distance' }] })
      .withSchool('north', { seats: 1 })
      .withSchool('south', { seats: 1 })
      .withSchool('east', { seats: 1 })
      // Dung leaves the south, which An gets; he takes the seat of Chi in the north, who takes that of Bình in the east.
      .withChild('an', { wishes: ['south'], metres: { south: 500 } })
      .withChild('binh', { wishes: ['east'], metres: { east: 500 } })
      .withChild('chi', { wishes: ['north', 'east'], metres: { north: 100, east: 400 } })
      .withChild('dung', { wishes: ['north', 'south'], metres: { north: 300, south: 200 } });
    const { effect, issues } = effectOf(town, 'dung', 'north');
    expect(issues).toEqual([]);
    expect(effect?.others).toEqual([
      { applicantId: 'chi', fromSchoolId: 'north', fromMetres: 100, toSchoolId: 'east', toMetres: 400, better: false },
      { applicantId: 'binh', fromSchoolId: 'east', fromMetres: 500, toSchoolId: null, toMetres: null, better: false },
      { applicantId: 'an', fromSchoolId: null, fromMetres: null, toSchoolId: 'south', toMetres: 500, better: true },
    ]);
    expect(effect?.decided).toMatchObject({ fromSchoolId: 'south', toSchoolId: 'north', better: true });
  });

  it('is no gain where the child sits there already', () => {
    const { effect } = effectOf(aStreet(['an', '1', 100], ['binh', '1', 200]), 'binh', 'south');
    expect(effect).toMatchObject({
      decided: { fromSchoolId: 'south', toSchoolId: 'south', better: false },
      others: [],
    });
  });

  it('is a gain for a child without a place, and none for one who had asked for its school, at a school nobody asked for', () => {
    const town = aStreet(['an', '1', 100], ['binh', '1', 200], ['chi', '1', 300]).withSchool('east', { seats: 2 });
    for (const [i, child] of [...town.children.values()].entries()) child.metres = { ...child.metres, east: 700 + i };
    const of = (child: string) => effectOf(town, child, 'east').effect?.decided;
    expect(of('chi')).toMatchObject({ fromSchoolId: null, toSchoolId: 'east', toMetres: 702, better: true });
    expect(of('binh')).toMatchObject({ fromSchoolId: 'south', toSchoolId: 'east', toMetres: 701, better: false });
    expect(of('an')).toMatchObject({ fromSchoolId: 'north', toSchoolId: 'east', toMetres: 700, better: false });
  });

  it('gives the metres of the child’s own way, whatever the next in the list asks for', () => {
    const town = aStreet(['an', '1', 100]).withSchool('east', { seats: 2 });
    town.withChild('binh', { group: '1', wishes: ['east'], metres: { east: 30 } });
    expect(effectOf(town, 'an', 'east').effect?.decided).toMatchObject({ toSchoolId: 'east', toMetres: null });
  });

  it('needs no measured ways where the rules look at none', () => {
    const town = anEnrolment()
      .withSchool('north', { seats: 1 })
      .withSchool('south', { seats: 1 })
      .withChild('an', { wishes: ['north'] });
    const { effect } = effectOf(town, 'an', 'south');
    expect(effect?.decided).toMatchObject({ fromSchoolId: 'north', fromMetres: null, toMetres: null, better: false });
    expect(effect?.samePosition).toBeNull();
  });

  it('leaves what the council decided of other children as it is', () => {
    const town = aStreet(['an', '1', 100], ['binh', '1', 200], ['chi', '1', 300], ['dung', '1', 400]);
    town.children.get('chi')!.decision = ['south', '7', 'Moved'];
    const { effect } = effectOf(town, 'dung', 'north');
    expect(effect?.others.map(({ applicantId, toSchoolId }) => [applicantId, toSchoolId])).toEqual([['an', null]]);
    expect(effect?.decided).toMatchObject({ fromSchoolId: null, toSchoolId: 'north' });
  });

  it('does not guess where the way of the child is not known', () => {
    const town = aStreet(['an', '1', 100]).withChild('far', { group: '1', wishes: [], metres: {} });
    expect(effectOf(town, 'far', 'north').effect?.samePosition).toBeNull();
  });

  it('puts the child’s earlier decision aside on both sides', () => {
    const town = aStreet(['an', '1', 100], ['binh', '1', 200]);
    town.children.get('binh')!.decision = ['north', '7', 'Moved'];
    const { effect } = effectOf(town, 'binh', 'north');
    expect(effect?.decided).toMatchObject({ fromSchoolId: 'south', toSchoolId: 'north' });
    expect(effect?.others).toMatchObject([{ applicantId: 'an', fromSchoolId: 'north', toSchoolId: 'south' }]);
  });

  it('says why where the school has no seat left for a decision', () => {
    const town = aStreet(['an', '1', 100], ['binh', '1', 200]);
    town.children.get('an')!.decision = ['north', '7', 'Moved'];
    const { effect, issues } = effectOf(town, 'binh', 'north');
    expect(effect).toBeNull();
    expect(issues).toMatchObject([{ code: 'decision-above-seats' }]);
  });

  it('says what is wrong with the records, and no warning beside it', () => {
    const town = anEnrolment()
      .withRules({ criteria: [{ rule: 'twins' }, { rule: 'lottery' }] })
      .withSchool('north', { seats: 5 })
      .withSchool('south', { seats: 5 })
      .withChild('an', { twins: 'nobody else has this', wishes: ['north'] })
      .withChild('mai', { twins: 'm', wishes: ['north'] })
      .withChild('minh', { twins: 'm', wishes: ['south'] });
    const { effect, issues } = effectOf(town, 'an', 'north');
    expect(effect).toBeNull();
    expect(town.refusal().map(({ code }) => code)).toContain('twins-alone');
    expect(issues.map(({ code }) => code)).toEqual(['twins-wishes-differ']);
  });

  it('of several signed together is what all of them do, not one after another', () => {
    const town = aStreet(['an', '1', 100], ['binh', '1', 200], ['chi', '1', 300], ['dung', '1', 400]);
    const { effect } = effectOfAll(town, [
      ['dung', 'north'],
      ['chi', 'south'],
    ]);
    expect(effect?.decided).toMatchObject([
      { applicantId: 'dung', toSchoolId: 'north', samePosition: 2 },
      { applicantId: 'chi', toSchoolId: 'south', samePosition: 0 },
    ]);
    expect(effect?.others).toMatchObject([
      { applicantId: 'an', fromSchoolId: 'north', toSchoolId: null },
      { applicantId: 'binh', fromSchoolId: 'south', toSchoolId: null },
    ]);
    const { issues } = effectOfAll(town, [
      ['dung', 'north'],
      ['chi', 'north'],
    ]);
    expect(issues).toMatchObject([{ code: 'decision-above-seats' }]);
  });

  it('is the difference of two runs, whatever the rules', () => {
    fc.assert(
      fc.property(enrolments({ mostChildren: 7 }), fc.nat(), fc.nat(), (town, childAt, schoolAt) => {
        const ids = [...town.children.keys()];
        const child = ids[childAt % ids.length];
        const school = [...town.schools.keys()][schoolAt % town.schools.size];
        const { effect } = effectOf(town, child, school);
        const before = town.solve().placed;
        town.children.get(child)!.decision = [school, '?', '?'];
        if (!effect) {
          expect(town.refusal().map(({ code }) => code)).toContain('decision-above-seats');
          return;
        }
        const after = town.solve().placed;
        expect(changesOf(effect)).toEqual(
          ids
            .filter((id) => id !== child && before[id] !== after[id])
            .map((id) => [id, before[id], after[id]])
            .sort(),
        );
        const places = effect.others.map(placeInOrder(school));
        expect(places).toEqual([...places].sort((one, other) => one - other));
        expect([effect.decided.fromSchoolId ?? '', effect.decided.toSchoolId]).toEqual([before[child], school]);
      }),
      { numRuns: cases(1_000) },
    );
  });
});

/** Losers of a seat at the very school first, then other losers, then those who gain. */
function placeInOrder(school: string) {
  return ({ better, fromSchoolId }: SeatChange) => 2 * Number(better) + Number(fromSchoolId !== school);
}

function changesOf({ others }: Pick<DecisionEffect, 'others'>): string[][] {
  return others
    .map(({ applicantId, fromSchoolId, toSchoolId }) => [applicantId, fromSchoolId ?? '', toSchoolId ?? ''])
    .sort();
}
