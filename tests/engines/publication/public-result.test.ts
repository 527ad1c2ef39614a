import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { HashTree, rootOfPath } from '#engines/publication/hash-tree.ts';
import { type PublicResult, rowText } from '#engines/publication/public-result.ts';
import { checkPublicResult } from '#engines/verification/public-result/check-public-result.ts';
import { findFormFault } from '#engines/verification/public-result/find-fault.ts';
import { aPublicResult } from '../../support/a-public-result.ts';
import { anEnrolment } from '../../support/an-enrolment.ts';
import { cases } from '../../support/cases.ts';
import { enrolmentOfEveryRule } from '../assignment/every-rule.ts';

/** North has one seat and three who want it; south has two, one kept for commune y. */
const town = () =>
  anEnrolment()
    .withSchool('north', { seats: 1, commune: 'x' })
    .withSchool('south', { seats: 2, commune: 'y' })
    .withChild('an', { wishes: ['north', 'south'], metres: { north: 200, south: 900 }, commune: 'x', secret: 'kept' })
    .withChild('binh', { wishes: ['north', 'south'], metres: { north: 100, south: 800 }, commune: 'x' })
    .withChild('chi', { wishes: ['north', 'south'], metres: { north: 300, south: 700 }, commune: 'y' })
    .withChild('dung', { wishes: ['south'], metres: { south: 100 }, commune: 'x' })
    .withRules({
      criteria: [{ rule: 'distance' }],
      reserves: [{ name: 'own', attribute: 'commune', matchesSchool: 'commune', seats: 1, school: 'south' }],
    });
const changed = (change: (file: PublicResult) => void): PublicResult => {
  const file = aPublicResult(town());
  change(file);
  return file;
};
/** With the root set right again, as a clever forger would. */
const forged = (change: (file: PublicResult) => void) =>
  changed((file) => {
    change(file);
    file.root = new HashTree(file.applicants.map((_, at) => rowText(file, at))).root();
  });
const at = (file: PublicResult, id: string) => file.applicants.indexOf(`p-${[...id].reverse().join('')}`);

describe('a public result', () => {
  it('holds wishes as far as they were tried, the order at each school, and nothing of a child beside', () => {
    const file = aPublicResult(town());
    expect(findFormFault(file)).toBeNull();
    const names = (list: number[]) => list.map((applicant) => file.applicants[applicant]);
    expect(file.wishes[at(file, 'binh')]).toEqual([0]);
    expect(names(file.order[0])).toEqual(['p-hnib', 'p-na', 'p-ihc']);
    expect(names(file.order[1])).toEqual(['p-gnud', 'p-ihc', 'p-na']);
    expect(names(file.members[1][0])).toEqual(['p-ihc']);
    expect(file.result[at(file, 'chi')]).toEqual([1, 0]);
    expect(file.result[at(file, 'an')]).toBeNull();
    expect(JSON.stringify(file)).not.toMatch(/binh|kept|"commune":"x"|"metres"|200|900/);
  });

  it('is run again from the public file alone, and found the same, in every case that can be', () => {
    const tried = cases(4_000);
    const met = new Map<string, number>();
    for (let number = 0; number < tried; number++) {
      const file = aPublicResult(enrolmentOfEveryRule(number, { mostChildren: 9 }));
      expect({ number, fault: findFormFault(file) }).toEqual({ number, fault: null });
      const verdict = checkPublicResult(file);
      if (!verdict.sound) expect({ number, file, verdict }).toEqual({ number, file, verdict: {} });
      const kind = `${file.mechanism} ${file.rules.then ?? ''} ${verdict.notAgain ?? 'again'}`;
      met.set(kind, (met.get(kind) ?? 0) + 1);
    }
    for (const kind of ['deferred-acceptance  again', 'nearest-first  again', 'zone-first nearest-first again'])
      expect({ kind, met: met.get(kind) ?? 0 }).toSatisfy(({ met: n }) => n > tried / 50);
  });

  it('is run again where children were called one by one and twins are apart, who stand in the line together', () => {
    const street = anEnrolment()
      .withRules({ mechanism: 'nearest-first', criteria: [{ rule: 'twins' }], imputeChoicesByDistance: true })
      .withSchool('near', { seats: 1 })
      .withSchool('remote', { seats: 1 })
      .withChild('a', { twins: 't', order: 1, metres: { near: 100, remote: 900 } })
      .withChild('b', { twins: 't', order: 3, metres: { near: 100, remote: 900 } })
      .withChild('c', { order: 2, metres: { near: 300, remote: 700 } });
    expect(street.solve().placed).toEqual({ a: 'remote', b: '', c: 'near' });
    const file = aPublicResult(street);
    expect(file.line!.map((applicant) => file.applicants[applicant])).toEqual(['p-c', 'p-a', 'p-b']);
    expect(checkPublicResult(file)).toMatchObject({ sound: true, notAgain: null });
  });

  it.each([
    [
      'a child moved to a school with room for nobody',
      (f: PublicResult) => (f.result[at(f, 'an')] = [0, 0]),
      'overSeats',
    ],
    ['a child placed where it never asked', (f: PublicResult) => (f.result[at(f, 'dung')] = [0, 0]), 'ineligible'],
    [
      'a reserved seat for one who has no claim',
      (f: PublicResult) => (f.result[at(f, 'dung')] = [1, 0]),
      'reserveViolations',
    ],
    ['a seat taken from the first in order', (f: PublicResult) => (f.result[at(f, 'binh')] = null), 'blockingPairs'],
    ['a seat left empty in front of a child', (f: PublicResult) => (f.result[at(f, 'dung')] = null), 'wasted'],
    ['two applicants of one name', (f: PublicResult) => (f.applicants[1] = f.applicants[0]), 'duplicates'],
    [
      'a decision that was not carried out',
      (f: PublicResult) => f.decisions.push({ applicant: at(f, 'an'), school: 0, group: 0, number: '12/QĐ' }),
      'unexplainedDecisions',
    ],
    [
      'an order turned round',
      (f: PublicResult) => {
        f.order[0].reverse();
      },
      'differences',
    ],
  ])('shows %s', (_, change, count) => {
    const verdict = checkPublicResult(forged(change));
    expect(verdict.sound).toBe(false);
    expect(verdict[count as keyof typeof verdict]).toBeGreaterThan(0);
  });

  it('shows a row that was changed after its root was published', () => {
    const verdict = checkPublicResult(changed((file) => (file.wishes[at(file, 'an')] = [1, 0])));
    expect(verdict.rootMatches).toBe(false);
    expect(verdict.sound).toBe(false);
  });

  it.each([
    ['wishes[0][0]', (f: PublicResult) => (f.wishes[0][0] = 7)],
    ['result', (f: PublicResult) => f.result.pop()],
    ['result[1]', (f: PublicResult) => (f.result[1] = [0, 9])],
    ['schools[0].groups[0].seats', (f: PublicResult) => (f.schools[0].groups[0].seats = -1)],
    ['root', (f: PublicResult) => (f.root = 'abc')],
    ['members[1]', (f: PublicResult) => f.members[1].pop()],
    ['format', (f: PublicResult) => Object.assign(f, { format: 'other' })],
  ])('with a fault at %s is not judged but named by place', (path, change) => {
    expect(findFormFault(changed(change))?.path).toBe(path);
  });
});

describe('the hash tree', () => {
  /** From the words of RFC 6962, section 2.1, slowly. */
  const slowRoot = (rows: string[]): Buffer => {
    const hash = (...parts: (Buffer | string)[]) =>
      parts.reduce((state, part) => state.update(part), createHash('sha256')).digest();
    if (rows.length === 0) return hash('');
    if (rows.length === 1) return hash(Buffer.from([0]), rows[0]);
    let k = 1;
    while (k * 2 < rows.length) k *= 2;
    return hash(Buffer.from([1]), slowRoot(rows.slice(0, k)), slowRoot(rows.slice(k)));
  };

  it('has the root RFC 6962 asks for, and a path to it from every row, for trees of 0 to 40 rows', () => {
    for (let count = 0; count <= 40; count++) {
      const rows = Array.from({ length: count }, (_, i) => `hàng ${i}`);
      const tree = new HashTree(rows);
      expect(tree.root()).toBe(slowRoot(rows).toString('hex'));
      rows.forEach((row, i) => {
        const path = tree.path(i);
        expect(rootOfPath(row, i, count, path)).toBe(tree.root());
        expect(rootOfPath(`${row}!`, i, count, path)).not.toBe(tree.root());
        if (path.length > 0) expect(rootOfPath(row, i, count, path.slice(1))).not.toBe(tree.root());
      });
    }
  });
});
