import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DecisionEffect, decisionEffect } from '#engines/assignment/decision-effect.ts';
import { type AnEnrolment, anEnrolment } from '../../support/an-enrolment.ts';
import { cases } from '../../support/cases.ts';
import { enrolments } from './random-enrolments.ts';

function effectOf(town: AnEnrolment, child: string, school: string) {
  const records = town.records();
  const [a, s] = [records.applicants.ids.indexOf(child), records.schools.ids.indexOf(school)];
  return decisionEffect(records, town.rules(), town.seed, a, s);
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
        expect([effect.decided.fromSchoolId ?? '', effect.decided.toSchoolId]).toEqual([before[child], school]);
      }),
      { numRuns: cases(1_000) },
    );
  });
});

function changesOf({ others }: DecisionEffect): string[][] {
  return others
    .map(({ applicantId, fromSchoolId, toSchoolId }) => [applicantId, fromSchoolId ?? '', toSchoolId ?? ''])
    .sort();
}
