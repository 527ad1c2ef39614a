import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  buildPublicClasses,
  problemOfInputs,
  replayPublicClasses,
} from '../../../api/engines/class-publication/build-public-classes.ts';
import { type PublicClasses, sealOf } from '../../../api/engines/class-publication/public-classes.ts';
import { countRare, publishInputs } from '../../../api/engines/class-publication/publish-inputs.ts';
import { checkClassRules } from '../../../api/engines/classes/check-rules.ts';
import { encode } from '../../../api/engines/classes/encode.ts';
import { goalValues } from '../../../api/engines/classes/measure.ts';
import { run } from '../../../api/engines/classes/run.ts';
import { seededRandom } from '../../../api/engines/random.ts';
import { anySplit, aRandomSchool } from '../../support/a-random-school.ts';
import { cases } from '../../support/cases.ts';

const pseudonymsFor = (count: number, seed: number) => {
  const random = seededRandom(`pseudonyms ${seed}`);
  return Array.from({ length: count }, (_, i) => `${Math.floor(random() * 1e6)}-${i}`);
};

function inputsOf(seed: number) {
  const school = aRandomSchool(seed, { pupils: 6 + (seed % 9), classes: 2 + (seed % 2), wishes: 3 });
  const { rules } = checkClassRules(school.written);
  const pseudonyms = pseudonymsFor(school.records.pupils.ids.length, seed);
  return { school, rules: rules!, pseudonyms, inputs: publishInputs(school.records, rules!, pseudonyms) };
}

function aDraw(seed = 8): PublicClasses {
  const { inputs } = inputsOf(seed);
  const draw = {
    inputsSha256: sealOf(inputs),
    sealedAt: '2026-07-01T08:00:00.000Z',
    seedSource: 'The lottery of 5 July',
    seed: '12345',
    drawnAt: '2026-07-05T18:00:00.000Z',
  };
  const facts = { school: 'North', schoolYear: '2026-2027', grade: '6', synthetic: true, draw };
  return buildPublicClasses(facts, inputs, '12345', run);
}

describe('a public class draw', () => {
  it('asks of every split what the pupils themselves ask: nothing the rules weigh is lost', () => {
    for (let seed = 0; seed < cases(200); seed++) {
      const { school, rules, pseudonyms, inputs } = inputsOf(seed);
      const own = encode(school.records, rules, 'x').problem!;
      const told = problemOfInputs(inputs, 'x');
      const split = anySplit(own, seed);
      const classOfRecord = new Map(Array.from(own.order, (record, p) => [pseudonyms[record], split[p]]));
      const toldSplit = Int32Array.from(told.order, (record) => classOfRecord.get(inputs.pupils[record])!);
      goalValues(own, split).forEach((value, i) => {
        expect(goalValues(told, toldSplit)[i]).toBeCloseTo(value, 9);
      });
      expect(told.cap).toBe(own.cap);
      expect(told.goals.map(({ maxGap }) => maxGap)).toEqual(own.goals.map(({ maxGap }) => maxGap));
      expect(told.together.one.length).toBe(own.together.one.length);
      expect(told.apart.one.length).toBe(own.apart.one.length);
    }
  });

  it('is found sound by whoever replays it, from its text alone', () => {
    const file = JSON.parse(JSON.stringify(aDraw())) as PublicClasses;
    const replay = replayPublicClasses(file, run);
    expect(replay).toMatchObject({ malformed: 0, hardBroken: 0, differences: 0, valuesWrong: 0, sound: true });
    expect([replay.sealMatches, replay.seedMatches, replay.rootMatches]).toEqual([true, true, true]);
    expect(replay.pupils).toBe(file.result.length);
  });

  it('is drawn again by the method it was drawn by, whatever is newest', () => {
    const text = readFileSync(new URL('drawn-by-method-1.json', import.meta.url), 'utf8');
    const file = JSON.parse(text) as PublicClasses;
    expect(replayPublicClasses(file, run)).toMatchObject({
      pupils: 48,
      differences: 0,
      sealMatches: true,
      sound: true,
    });
    const second = readFileSync(new URL('drawn-by-method-2.json', import.meta.url), 'utf8');
    expect(replayPublicClasses(JSON.parse(second) as PublicClasses, run)).toMatchObject({
      differences: 0,
      sound: true,
    });
    const newer = { ...file, inputs: { ...file.inputs, method: 2 as const } };
    expect(replayPublicClasses(newer, run)).toMatchObject({ sealMatches: false, sound: false });
    expect(replayPublicClasses(newer, run).differences).toBeGreaterThan(0);
    const unknown = JSON.parse(text.replace('"classCount"', '"method":4,"classCount"')) as PublicClasses;
    expect(() => replayPublicClasses(unknown, run)).toThrow('method 4');
  });

  it('holds no name, id, date or word of a cell that the rules do not need', () => {
    const { school, inputs } = inputsOf(7);
    const text = JSON.stringify(inputs);
    for (const id of school.records.pupils.ids) expect(text).not.toContain(id);
    const list = {
      ids: ['x1', 'x2', 'x3'],
      attributes: {
        name: ['Lê An', 'lê  an', 'Vũ Bình'],
        birth_date: ['2015-02-01', '', '2015-11-30'],
        maths: ['8.5', '', '7'],
      },
    };
    const noWishes = { pupils: new Int32Array(), kinds: [], others: new Int32Array() };
    const { rules } = checkClassRules({
      rules: [{ rule: 'namesakes' }, { rule: 'birth-quarter' }, { rule: 'scores', attributes: ['maths'] }],
    });
    const told = publishInputs({ pupils: list, wishes: noWishes, classCount: 2 }, rules!, ['c', 'a', 'b']);
    expect(told.pupils).toEqual(['a', 'b', 'c']);
    expect(told.columns).toEqual({ name: ['1', '', '1'], birth_quarter: ['', '1', '2'], maths: ['', '0', '1.5'] });
    expect(countRare(told, 2)).toBe(3);
    expect(countRare({ ...told, columns: { name: told.columns.name } }, 2)).toBe(1);
    expect(countRare({ ...told, columns: { name: told.columns.name } }, 3)).toBe(3);
  });

  it('is unsound when a list, the seed, an input, a value or the root was changed', () => {
    const change = (with_: (file: PublicClasses) => void) => {
      const file = JSON.parse(JSON.stringify(aDraw())) as PublicClasses;
      with_(file);
      return replayPublicClasses(file, run);
    };
    const swapped = change(({ result }) => {
      const other = result.findIndex((label) => label !== result[0]);
      [result[0], result[other]] = [result[other], result[0]];
    });
    expect(swapped).toMatchObject({ differences: 2, rootMatches: false, sound: false });
    const lost = change(({ result }) => {
      result[0] = '9';
    });
    expect(lost).toMatchObject({ malformed: 1, sound: false });
    expect(change((file) => void file.result.pop())).toMatchObject({ malformed: 1, sound: false });
    const seed = change((file) => {
      file.seed = '99999';
    });
    expect(seed).toMatchObject({ seedMatches: false, sound: false });
    const input = change(({ inputs }) => {
      inputs.rules.cap = (inputs.rules.cap ?? 30) + 1;
    });
    expect(input).toMatchObject({ sealMatches: false, sound: false });
    const value = change(({ values }) => {
      values[0].value = (values[0].value ?? 0) + 1;
    });
    expect(value).toMatchObject({ valuesWrong: 1, sound: false });
    const root = change((file) => {
      file.root = file.root.replace(/^./, (digit) => (digit === '0' ? '1' : '0'));
    });
    expect(root).toMatchObject({ rootMatches: false, sound: false });
    const twice = change(({ inputs }) => {
      inputs.pupils.reverse();
    });
    expect(twice.malformed).toBeGreaterThan(0);
    expect(() => change((file) => void Object.assign(file, { format: 'x' }))).toThrow('no public class draw');
    expect(() => change(({ inputs }) => void inputs.rules.rules.push({ rule: 'magic' }))).toThrow('not understood');
    expect(() => change(({ inputs }) => void Object.assign(inputs, { classCount: 99 }))).toThrow('do not fit');
    expect(() => change(({ inputs }) => void Object.assign(inputs, { wishes: null }))).toThrow('no public class draw');
    expect(() => replayPublicClasses([] as unknown as PublicClasses, run)).toThrow('no public class draw');
  });

  it('has one seal however its rules were written, and another for other pupils', () => {
    const { inputs } = inputsOf(7);
    const rules = inputs.rules.rules.map((rule) => Object.fromEntries(Object.entries(rule).reverse()));
    expect(sealOf({ ...inputs, rules: { rules, cap: inputs.rules.cap } })).toBe(sealOf(inputs));
    expect(sealOf({ ...inputs, classCount: inputs.classCount + 1 })).not.toBe(sealOf(inputs));
  });

  it('needs a pseudonym of its own for every pupil', () => {
    const { school, rules } = inputsOf(7);
    const same = school.records.pupils.ids.map(() => 'a');
    expect(() => publishInputs(school.records, rules, same)).toThrow('pseudonym');
    expect(() => publishInputs(school.records, rules, ['a'])).toThrow('pseudonym');
  });
});
