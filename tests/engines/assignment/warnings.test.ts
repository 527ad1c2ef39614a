import { describe, expect, it } from 'vitest';
import { encode } from '#engines/assignment/encode.ts';
import { type AnEnrolment, anEnrolment } from '../../support/an-enrolment.ts';

/** Two schools, three children who name both; nothing measured. */
function town(): AnEnrolment {
  return anEnrolment()
    .withSchool('north', { seats: 2, commune: 'x' })
    .withSchool('south', { seats: 2, commune: 'y' })
    .withChild('an', { commune: 'x', group: '1', wishes: ['north', 'south'] })
    .withChild('binh', { commune: 'y', group: '2', wishes: ['south', 'north'] })
    .withChild('chi', { commune: 'x', group: '2', wishes: ['north', 'south'] });
}

const measured = { north: 100, south: 200 };

function withMetres(built: AnEnrolment): AnEnrolment {
  for (const child of built.children.values()) child.metres ??= measured;
  return built;
}

describe('warnings', () => {
  const warning = { severity: 'warning' };
  const issuesOf = (built: AnEnrolment) => built.solve().issues;

  it('say nothing where every child has a school and a seat', () => {
    expect(issuesOf(withMetres(town()).withRules({ imputeChoicesByDistance: true }))).toEqual([]);
  });

  it('count the seats that are missing, unknown ones as none', () => {
    const built = town().withSchool('north', { seats: -1 }).withSchool('south', { seats: 1 });
    expect(issuesOf(built)).toEqual([
      {
        code: 'more-applicants-than-seats',
        ...warning,
        table: 'applicants',
        params: { applicants: 3, seats: 1, missing: 2 },
      },
    ]);
    const none = town().withSchool('north', { seats: 0 }).withSchool('south', { seats: 0 });
    expect(issuesOf(none).map(({ code, table, params }) => [code, table, params])).toEqual([
      ['no-seats', 'schools', {}],
      ['more-applicants-than-seats', 'applicants', { applicants: 3, seats: 0, missing: 3 }],
    ]);
  });

  it('say that nobody applies', () => {
    const empty = anEnrolment().withSchool('north', { seats: 1 }).withRules({ imputeChoicesByDistance: true });
    const { issues } = encode({ ...empty.records(), travel: town().records().travel }, empty.rules(), '0');
    expect(issues.map(({ code }) => code)).toEqual(['travel-missing']);
    const travel = { applicants: new Int32Array(), schools: new Int32Array(), metres: new Int32Array() };
    const found = encode({ ...empty.records(), travel }, empty.rules(), '0');
    expect(found.issues).toEqual([{ code: 'no-applicants', ...warning, table: 'applicants', params: {} }]);
  });

  it('name the children who can go nowhere by row, unless the council placed them', () => {
    const built = town();
    built.children.get('an')!.wishes = [];
    built.children.get('binh')!.wishes = [];
    built.children.get('binh')!.decision = ['north', 'QĐ-1', 'lý do'];
    const nowhere = (id: string, index: number, count: number) => ({
      ...{ code: 'applicants-without-school', ...warning, table: 'applicants', index, record: id },
      ...{ column: 'applicant_id', value: id, params: { count } },
    });
    expect(issuesOf(built)).toEqual([nowhere('an', 0, 1)]);
    const turned = built.records(['chi', 'binh', 'an']);
    expect(encode(turned, built.rules(), '0').issues).toEqual([nowhere('an', 2, 1)]);
    const many = town().withSchool('south', { seats: 100 });
    for (let i = 10; i < 40; i++) many.withChild(`z${i}`, { wishes: [] });
    const named = issuesOf(many);
    expect(named).toHaveLength(20);
    expect(named[19]).toEqual(nowhere('z29', 22, 30));
    for (const child of built.children.values()) Object.assign(child, { wishes: [], decision: undefined });
    expect(issuesOf(built)).toEqual([
      { code: 'nobody-eligible', ...warning, table: 'applicants', params: { applicants: 3 } },
    ]);
  });

  it('name the schools with seats that no child has a way to, where wishes are completed by distance', () => {
    const built = withMetres(town())
      .withRules({ imputeChoicesByDistance: true })
      .withSchool('closed', { seats: 0 })
      .withSchool('at the door', { seats: 1 })
      .withSchool('over the water', { seats: 4 })
      .withSchool('unmeasured', { seats: 2 });
    built.children.get('an')!.metres = { ...measured, 'over the water': null, 'at the door': 0 };
    const at = (record: string, index: number, seats: number) => ({
      ...{ code: 'school-without-travel', ...warning, table: 'schools', index, record },
      ...{ column: 'school_id', value: record, params: { seats, count: 2 } },
    });
    expect(issuesOf(built)).toEqual([at('over the water', 4, 4), at('unmeasured', 5, 2)]);
    expect(issuesOf(built.withRules({ imputeChoicesByDistance: false }))).toEqual([]);
  });

  it('name no more than twenty such schools, and how many there are', () => {
    const built = withMetres(town()).withRules({ imputeChoicesByDistance: true });
    for (let i = 0; i < 25; i++) built.withSchool(`z${i}`, { seats: 1 });
    const found = issuesOf(built);
    expect(found).toHaveLength(20);
    expect(found[0].params).toEqual({ seats: 1, count: 25 });
  });
});

describe('what is said of a row', () => {
  it('stands at the row of the input, whatever its order', () => {
    const built = town().withRules({ criteria: [{ rule: 'age' }] });
    for (const child of built.children.values()) child.birth_date = '2020-01-01';
    built.children.get('binh')!.birth_date = 'spring';
    const turned = built.records(['chi', 'an', 'binh'], ['south', 'north']);
    expect(encode(turned, built.rules(), '0').issues).toMatchObject([{ code: 'not-a-date', index: 2 }]);
    const points = town().withRules({ criteria: [{ rule: 'straight' }] });
    for (const child of points.children.values()) child.lonLat = [106, 10];
    points.withSchool('north', { seats: 1, lonLat: [106, 10] }).withSchool('south', { seats: 1 });
    const found = encode(points.records(['chi', 'an', 'binh'], ['south', 'north']), points.rules(), '0').issues;
    expect(found).toMatchObject([{ code: 'point-blank', table: 'schools', index: 0, record: 'south' }]);
    const decided = town();
    decided.children.get('chi')!.decision = ['north', '', 'lý do'];
    const rows = encode(decided.records(['chi', 'an', 'binh']), decided.rules(), '0').issues;
    expect(rows).toMatchObject([{ code: 'decision-unexplained', table: 'decisions', index: 0 }]);
  });
});

describe('rules without any wish', () => {
  it('are refused where families name none and the rules complete none', () => {
    const built = town();
    for (const child of built.children.values()) child.wishes = undefined;
    expect(built.refusal()).toEqual([
      {
        code: 'wishes-missing',
        severity: 'error',
        table: 'rules',
        column: 'imputeChoicesByDistance',
        value: 'false',
      },
    ]);
    expect(withMetres(built).withRules({ imputeChoicesByDistance: true }).solve().rows).toHaveLength(3);
  });
});
