import type { z } from 'zod';
import { Failure } from './errors.ts';

/** A value longer than this is shown cut. */
const mostShown = 60;

/** The first thing wrong with what was sent, as a sentence with its field, its value and what would do. `sent`: the whole input. */
export function inputFailure(issues: readonly z.core.$ZodIssue[], sent: unknown): Failure {
  const [fault] = issues;
  const field = fault.path.join('.') || '*';
  const value = valueAt(sent, fault.path);
  const { key, params } = wordsOf(fault, value);
  return new Failure('invalid', `failures.${key}`, { field, value: shown(value), ...params });
}

interface Words {
  key: string;
  params?: Record<string, string | number>;
}

function wordsOf(fault: z.core.$ZodIssue, value: unknown): Words {
  if (value === undefined && fault.path.length > 0) return { key: 'input-missing' };
  if (fault.code === 'too_small' || fault.code === 'too_big') return bound(fault);
  if (fault.code === 'invalid_type') return { key: 'input-type', params: { expected: typeWord(fault.expected) } };
  if (fault.code === 'invalid_value') return { key: 'input-choice', params: { choices: fault.values.join(', ') } };
  if (fault.code === 'unrecognized_keys') return { key: 'input-unknown', params: { names: fault.keys.join(', ') } };
  if (fault.code === 'invalid_format' && fault.message.startsWith('Invalid '))
    return { key: 'input-format', params: { format: (fault.format === 'regex' && fault.pattern) || fault.format } };
  return { key: 'input-other', params: { problem: fault.message } };
}

/** Numbers by what they may be at least or at most, texts and lists by their length. */
function bound(fault: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): Words {
  const limit = Number('minimum' in fault ? fault.minimum : fault.maximum);
  const isLength = fault.origin === 'string' || fault.origin === 'array' || fault.origin === 'set';
  const side = 'minimum' in fault ? 'least' : 'most';
  if (isLength) return { key: `input-${fault.origin === 'string' ? 'text' : 'list'}-${side}`, params: { limit } };
  return { key: fault.inclusive === false ? `input-${side}-open` : `input-${side}`, params: { limit } };
}

const typeWords = ['number', 'string', 'boolean', 'array', 'object', 'int'];
const typeWord = (expected: string) => (typeWords.includes(expected) ? `@failures.type.${expected}` : expected);

function valueAt(sent: unknown, path: readonly PropertyKey[]): unknown {
  let value = sent;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.length > mostShown ? `${text.slice(0, mostShown)}…` : text;
}
