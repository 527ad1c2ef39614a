import { checkClassRules } from '../classes/check-rules.ts';
import { encode } from '../classes/encode.ts';
import { countHardBreaks } from '../classes/hard-breaks.ts';
import { ruleValues } from '../classes/run.ts';
import type { Found } from '../classes/search/found.ts';
import { type ClassProblem, splitMethods } from '../classes/types.ts';
import { HashTree } from '../publication/hash-tree.ts';
import { type PublicClasses, type PublicClassInputs, rowText, sealOf } from './public-classes.ts';
import { recordsOf } from './publish-inputs.ts';

/** What the engine does not know of a draw. */
export type PublicClassFacts = Pick<PublicClasses, 'school' | 'schoolYear' | 'grade' | 'synthetic' | 'draw'>;

/** Splits a problem; the same for those who draw and those who replay. */
export type Split = (problem: ClassProblem) => Pick<Found, 'classOf'>;

/** The problem that public inputs and a seed are; throws where they are none that could have been drawn from. */
export function problemOfInputs(inputs: PublicClassInputs, seed: string): ClassProblem {
  const { rules, issues } = checkClassRules(inputs.rules);
  if (!rules) throw new Error(`The rules of this draw are not understood: ${issues[0].code}.`);
  const { method = 1 } = inputs;
  if (!splitMethods.includes(method))
    throw new Error(`This draw was made by method ${method}, which a newer program knows.`);
  const encoded = encode(recordsOf(inputs), rules, seed, { method });
  if (!encoded.problem) throw new Error(`The pupils of this draw do not fit its rules: ${encoded.issues[0].code}.`);
  return encoded.problem;
}

/** Draws from public inputs: the split, and all that a witness needs to draw it again. */
export function buildPublicClasses(
  facts: PublicClassFacts,
  inputs: PublicClassInputs,
  seed: string,
  split: Split,
): PublicClasses {
  const problem = problemOfInputs(inputs, seed);
  const found = split(problem);
  const { school, schoolYear, grade, synthetic, draw } = facts;
  const built: PublicClasses = {
    format: 'truonggan-public-classes',
    version: 1,
    ...{ school, schoolYear, grade, synthetic, inputs, draw, seed },
    // Pseudonyms ascend by code unit, places by code point: told by id.
    result: labelsByPupil(problem, found.classOf, inputs.pupils),
    values: ruleValues(problem, { classOf: found.classOf, hardBreaks: 0, values: [] }),
    root: '',
  };
  built.root = new HashTree(inputs.pupils.map((_, i) => rowText(built, i))).root();
  return built;
}

/** What a witness finds; sound when everything that can be counted is 0 and every hash is right. */
export interface ClassReplay {
  pupils: number;
  classes: number;
  /** Pseudonyms that occur twice or out of order, and labels that are no class. */
  malformed: number;
  /** Hard rules broken by the published lists. */
  hardBroken: number;
  /** Pupils whom the replay puts elsewhere. */
  differences: number;
  /** Rules whose announced value the published lists do not have. */
  valuesWrong: number;
  /** Are these the inputs that were sealed before the seed was known? Null without a draw. */
  sealMatches: boolean | null;
  /** Is the seed the drawn one, and the root the one of these rows? */
  seedMatches: boolean;
  rootMatches: boolean;
  sound: boolean;
}

/** Replays a public class draw by itself. Throws an Error with a sentence where the file is no such draw. */
export function replayPublicClasses(file: PublicClasses, split: Split): ClassReplay {
  if (!isPublicClasses(file)) throw new Error('This file is no public class draw.');
  const { inputs, result, draw } = file;
  const problem = problemOfInputs(inputs, file.seed);
  const again = labelsByPupil(problem, split(problem).classOf, inputs.pupils);
  const places = new Map(Array.from(problem.order, (record, p) => [record, p]));
  const classOf = new Int32Array(inputs.pupils.length);
  result.forEach((label, record) => {
    classOf[places.get(record) ?? 0] = Number(label) - 1;
  });
  const isLabel = (label: string) => /^[1-9]\d*$/.test(label) && Number(label) <= inputs.classCount;
  const malformed =
    inputs.pupils.filter((pupil, i) => i > 0 && inputs.pupils[i - 1] >= pupil).length +
    result.filter((label) => !isLabel(label)).length +
    Math.abs(result.length - inputs.pupils.length);
  const found = {
    pupils: inputs.pupils.length,
    classes: inputs.classCount,
    malformed,
    hardBroken: malformed > 0 ? 0 : countHardBreaks(problem, classOf),
    differences: again.filter((label, i) => label !== result[i]).length,
    valuesWrong: malformed > 0 ? 0 : countWrongValues(problem, classOf, file.values),
    sealMatches: draw && draw.inputsSha256 === sealOf(inputs),
    seedMatches: draw === null || draw.seed === file.seed,
    rootMatches: new HashTree(inputs.pupils.map((_, i) => rowText(file, i))).root() === file.root,
  };
  const faults = found.malformed + found.hardBroken + found.differences + found.valuesWrong;
  const sound = faults === 0 && found.sealMatches !== false && found.seedMatches && found.rootMatches;
  return { ...found, sound };
}

/** Has the file the form of a public class draw, so that it can be replayed? */
export function isPublicClasses(file: unknown): file is PublicClasses {
  const { format, version, inputs, result, values, seed, root } = (file ?? {}) as Partial<PublicClasses>;
  if (format !== 'truonggan-public-classes' || version !== 1 || typeof inputs !== 'object') return false;
  const { pupils, columns, wishes, classCount, rules } = (inputs ?? {}) as Partial<PublicClassInputs>;
  const isTexts = (list: unknown) => Array.isArray(list) && list.every((each) => typeof each === 'string');
  if (!isTexts(pupils) || !isTexts(result) || typeof seed !== 'string' || typeof root !== 'string') return false;
  if (!Number.isSafeInteger(classCount) || classCount! < 1 || typeof rules !== 'object') return false;
  if (!Array.isArray(values) || !Array.isArray(wishes) || typeof columns !== 'object' || columns === null) return false;
  const isIndex = (i: unknown) => Number.isInteger(i) && (i as number) >= 0 && (i as number) < pupils!.length;
  return (
    wishes.every((row) => Array.isArray(row) && isIndex(row[0]) && isIndex(row[2])) &&
    Object.values(columns).every((cells) => isTexts(cells) && cells.length === pupils!.length)
  );
}

function countWrongValues(problem: ClassProblem, classOf: Int32Array, told: PublicClasses['values']): number {
  const own = ruleValues(problem, { classOf, hardBreaks: 0, values: [] });
  const wrong = own.filter(({ rule, attribute, value }, i) => {
    const other = told[i];
    if (!other || other.rule !== rule || other.attribute !== attribute) return true;
    if (value === null || other.value === null) return value !== other.value;
    return Math.abs(value - other.value) > 1e-9;
  });
  return wrong.length + Math.abs(own.length - told.length);
}

function labelsByPupil({ order }: ClassProblem, classOf: Int32Array, pupils: readonly string[]): string[] {
  const labels = new Array<string>(pupils.length);
  order.forEach((record, p) => {
    labels[record] = String(classOf[p] + 1);
  });
  return labels;
}
