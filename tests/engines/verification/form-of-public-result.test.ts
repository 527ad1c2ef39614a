import { describe, expect, it } from 'vitest';
import type { PublicResult } from '#engines/publication/public-result.ts';
import { findFormFault } from '#engines/verification/public-result/find-fault.ts';
import { aPublicResult } from '../../support/a-public-result.ts';
import { type AnEnrolment, anEnrolment } from '../../support/an-enrolment.ts';

const draw = {
  inputsSha256: 'a'.repeat(64),
  sealedAt: '2026-06-01T00:00:00Z',
  seedSource: 'xổ số',
  seed: '0',
  drawnAt: '2026-06-02T00:00:00Z',
};

/** Two schools with reserves that pass seats on, a child placed by decision, and one of every list a file may hold. */
function aFile(): PublicResult {
  const town = withChildren(
    anEnrolment().withRules({
      criteria: [{ rule: 'distance' }],
      reserves: [
        { name: 'first', attribute: 'commune', value: 'x', seats: 1, passesTo: 'second' },
        { name: 'second', attribute: 'commune', value: 'y', seats: 1 },
      ],
    }),
  );
  town.children.get('chi')!.decision = ['south', 'QĐ-1', 'lý do'];
  const file = aPublicResult(town);
  return { ...file, draw: { ...draw }, inZone: [1, 0, 2], line: [2, 0], families: [[0, 1]] };
}

function withChildren(town: AnEnrolment): AnEnrolment {
  const metres = { north: 100, south: 200 };
  return town
    .withSchool('north', { seats: 3 })
    .withSchool('south', { seats: 2 })
    .withChild('an', { commune: 'x', wishes: ['north', 'south'], metres })
    .withChild('binh', { commune: 'y', wishes: ['north'], metres })
    .withChild('chi', { commune: 'x', wishes: ['south'], metres });
}

type Cells = Record<string | number, unknown>;

/** Every place in a file, with the record or list it stands in; what the rules say is free. */
function* places(value: unknown, path = ''): Generator<{ path: string; inside: Cells; key: string | number }> {
  if (typeof value !== 'object' || value === null) return;
  const inside = value as Cells;
  for (const name of Object.keys(inside)) {
    const key = Array.isArray(value) ? Number(name) : name;
    const own = Array.isArray(value) ? `${path}[${name}]` : path === '' ? name : `${path}.${name}`;
    yield { path: own, inside, key };
    if (own !== 'rules') yield* places(inside[key], own);
  }
}

describe('the form of a public result', () => {
  it('is right as it is written, with and without what may be left out', () => {
    expect(findFormFault(aFile())).toBeNull();
    const { inZone: _, line: __, families: ___, ...plain } = aFile();
    expect(findFormFault({ ...plain, draw: null, publication: { version: 2, reason: 'sửa' } })).toBeNull();
    expect(findFormFault(aPublicResult(withChildren(anEnrolment())))).toBeNull();
  });

  it('is wrong, and named at that place, with any one entry of another kind', () => {
    let tried = 0;
    const whole = aFile();
    for (const { path } of places(whole))
      for (const wrong of ['words', 1.5, -1, true, [], ['a'], { a: 1 }, undefined]) {
        const file = structuredClone(whole);
        const { inside, key } = [...places(file)].find((own) => own.path === path)!;
        const right = inside[key];
        if (!isOtherKind(right, wrong, path)) continue;
        inside[key] = wrong;
        tried++;
        // A pair of school and group is named whole.
        const place = path.replace(/^(result\[\d+\])\[\d\]$/, '$1');
        const found = findFormFault(file)?.path.startsWith(place) ?? false;
        expect({ path, wrong, found }).toEqual({ path, wrong, found: true });
      }
    expect(tried).toBeGreaterThan(400);
  });

  it('says what was expected', () => {
    const said = (change: (file: Cells) => void) => {
      const file = aFile() as unknown as Cells;
      change(file);
      const { path, expected } = findFormFault(file)!;
      return `${path}: ${expected}`;
    };
    const schools = (file: Cells) => (file as unknown as PublicResult).schools;
    expect(findFormFault('text')).toEqual({ path: 'file', expected: 'a record' });
    expect(findFormFault(null)).toEqual({ path: 'file', expected: 'a record' });
    expect(findFormFault([])).toEqual({ path: 'file', expected: 'a record' });
    expect(said((file) => Object.assign(file, { format: 1 }))).toBe('format: "truonggan-public-result"');
    expect(said((file) => Object.assign(file, { version: 2 }))).toBe('version: 1');
    expect(said((file) => Object.assign(file, { run: 1 }))).toBe('run: text');
    expect(said((file) => Object.assign(file, { root: 'A'.repeat(64) }))).toBe('root: 64 hexadecimal digits');
    expect(said((file) => Object.assign(file, { root: 'a'.repeat(65) }))).toBe('root: 64 hexadecimal digits');
    expect(said((file) => Object.assign(file, { root: `${'a'.repeat(64)}\n` }))).toBe('root: 64 hexadecimal digits');
    expect(said((file) => Object.assign(file, { synthetic: 0 }))).toBe('synthetic: true or false');
    expect(said((file) => Object.assign(file, { schools: {} }))).toBe('schools: a list');
    expect(said((file) => Object.assign(file, { rules: [] }))).toBe('rules: a record');
    expect(said((file) => Object.assign(schools(file)[0].groups[0], { seats: -1 }))).toBe(
      'schools[0].groups[0].seats: a whole number from 0',
    );
    expect(said((file) => Object.assign(schools(file)[1].groups[1], { kind: 'firm' }))).toBe(
      'schools[1].groups[1].kind: soft, hard or open',
    );
    for (const passesTo of [0, 3])
      expect(said((file) => Object.assign(schools(file)[0].groups[0], { passesTo }))).toBe(
        'schools[0].groups[0].passesTo: a later group of the school',
      );
    expect(said((file) => Object.assign(file, { result: [[0], null, null] }))).toBe('result[0]: a school and a group');
    expect(said((file) => Object.assign(file, { result: [[2, 0], null, null] }))).toBe(
      'result[0]: a school of the list',
    );
    expect(said((file) => Object.assign(file, { result: [null, [1, 3], null] }))).toBe(
      'result[1]: a group of the school',
    );
    expect(said((file) => Object.assign((file.decisions as Cells[])[0], { group: 3 }))).toBe(
      'decisions[0].group: a group of the school',
    );
    expect(said((file) => (file.members as unknown[][])[1].push([]))).toBe('members[1]: 2 entries');
  });

  it('asks of every list its length, and of every number that it points to something', () => {
    for (const name of ['wishes', 'result', 'inZone', 'order', 'members'] as const)
      for (const change of ['longer', 'shorter']) {
        const file = aFile();
        const own = file[name] as unknown[];
        if (change === 'longer') own.push(own[0]);
        else own.pop();
        const count = name === 'order' || name === 'members' ? 2 : 3;
        expect(findFormFault(file)).toEqual({ path: name, expected: `${count} entries` });
      }
    const beyond: [string, (file: PublicResult) => void, number][] = [
      ['wishes[1][0]', (file) => Object.assign(file.wishes[1], [2]), 2],
      ['order[1][0]', (file) => Object.assign(file.order[1], [3]), 3],
      ['members[0][1][0]', (file) => Object.assign(file.members[0][1], [3]), 3],
      ['line[1]', (file) => Object.assign(file.line!, [0, 3]), 3],
      ['families[0][1]', (file) => Object.assign(file.families![0], [0, 3]), 3],
      ['decisions[0].applicant', (file) => Object.assign(file.decisions[0], { applicant: 3 }), 3],
      ['decisions[0].school', (file) => Object.assign(file.decisions[0], { school: 2 }), 2],
    ];
    for (const [path, change, count] of beyond) {
      const file = aFile();
      change(file);
      expect(findFormFault(file)).toEqual({ path, expected: `a number below ${count}` });
    }
  });
});

/** Is it of a kind that cannot stand where the right value stands? */
function isOtherKind(right: unknown, wrong: unknown, path: string): boolean {
  const last = path.split('.').at(-1)!;
  if (wrong === undefined) return !['inZone', 'line', 'families', 'passesTo'].includes(last);
  if (last === 'reason' || last === 'draw') return wrong !== 'words';
  if (right === null) return true;
  if (last === 'rules') return Array.isArray(wrong) || typeof wrong !== 'object';
  if (Array.isArray(right))
    return !Array.isArray(wrong) || /^result\[/.test(last) || (wrong.length > 0 && right.length === 0);
  if (typeof right === 'object') return true;
  if (typeof right === 'string')
    return typeof wrong !== 'string' || ['format', 'kind', 'root', 'inputsSha256'].includes(last);
  return typeof right !== typeof wrong || typeof right === 'number';
}
