import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { criteriaSchemas } from '../../api/engines/assignment/criteria/criteria.ts';
import { mechanisms } from '../../api/engines/assignment/rules-schema.ts';
import { languages, say } from '../../web/text/text.ts';

const ruleNames = criteriaSchemas.map((schema) => String(schema.properties?.rule.const));
const root = join(import.meta.dirname, '../..');

function sourcesUnder(...folders: string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(folder, name)),
  );
}

/** Every first group of `pattern` in the files, once each. */
function foundIn(files: string[], pattern: RegExp): string[] {
  const found = files.flatMap((file) => [...readFileSync(join(root, file), 'utf8').matchAll(pattern)].map((m) => m[1]));
  return [...new Set(found)].sort();
}

/** Keys that would show as themselves: no words in some language. */
function wordless(topic: string, codes: readonly string[]): string[] {
  const keys = codes.map((code) => `${topic}${code}`);
  return keys.filter((key) => languages.some((language) => say(language, key) === key));
}

describe('codes of the server have words in both languages', () => {
  const code = '[a-z][a-z0-9]*(?:-[a-z0-9]+)*';
  const domains = sourcesUnder('api/domains', 'api/platform', 'api/commands');

  it('issues of files and of the assignment', () => {
    const sources = [...domains, ...sourcesUnder('api/engines/assignment', 'geodata/sources', 'geodata/build')];
    const codes = [
      ...foundIn(sources, new RegExp(`\\bcode: '(${code})',\\s*(?:severity|column)`, 'g')),
      ...foundIn(sourcesUnder('api/engines/assignment'), new RegExp(`\\breport\\('(${code})'`, 'g')),
    ];
    expect(codes.length).toBeGreaterThan(40);
    expect(wordless('issues.', codes)).toEqual([]);
  });

  it('failures', () => {
    const codes = foundIn(domains, new RegExp(`'failures\\.(${code})'`, 'g'));
    expect(codes.length).toBeGreaterThan(10);
    expect(wordless('failures.', codes)).toEqual([]);
  });

  it('notes on the schools near a home', () => {
    const codes = foundIn(['api/domains/catchments/find-nearest-schools.ts'], new RegExp(`&& '(${code})'`, 'g'));
    expect(codes).toContain('zone-by-neighbourhood');
    expect(wordless('parents.note.', codes)).toEqual([]);
  });

  it('reasons of an assignment', () => {
    const outcome = ['api/engines/assignment/outcome.ts'];
    const returned = [
      ...foundIn(outcome, new RegExp(`(?:return|\\?|:|\\?\\?|decidedBy:) '(${code})'`, 'g')),
      ...foundIn(['api/engines/assignment/wishes.ts'], new RegExp(`return '(${code})'`, 'g')),
    ];
    expect(returned).toContain('all-full');
    expect(wordless('reasons.', [...returned, ...ruleNames])).toEqual([]);
  });

  it('rules and mechanisms', () => {
    expect(wordless('council.rule.', ruleNames)).toEqual([]);
    expect(wordless('council.mechanism.', mechanisms)).toEqual([]);
  });

  it('steps of a run', () => {
    const steps = [
      ...foundIn(sourcesUnder('api/domains/assignments'), new RegExp(`progress_step = '(${code})'`, 'g')),
      ...foundIn(['api/domains/assignments/run-files.ts'], new RegExp(`onStep\\??\\.?\\(?'(${code})'`, 'g')),
    ];
    expect(steps.length).toBeGreaterThan(2);
    expect(wordless('council.step.', steps)).toEqual([]);
  });
});
