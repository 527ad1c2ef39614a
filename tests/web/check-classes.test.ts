import { describe, expect, it } from 'vitest';
import { splitFrozen } from '#engines/class-history/frozen-classes.ts';
import type { SignedClasses } from '#engines/class-history/signed-classes.ts';
import { buildPublicClasses } from '#engines/class-publication/build-public-classes.ts';
import { freezeClasses } from '../../api/domains/classes/freeze-classes.ts';
import { inventPupils } from '../../geodata/towns/invent-pupils.ts';
import { readPublicFile } from '../../web/check/read-file.ts';

/** Thirty pupils in two classes, the first moved by hand and one come late. */
function signedClasses(): SignedClasses {
  const pupils = inventPupils(30, 2026, 'check').map((pupil) => ({ ...pupil, late: false }));
  const columns = [{ key: 'sex', heading: 'sex', kind: 'text' as const }];
  const rules = { cap: 20, rules: [{ rule: 'size', maxGap: 1 }, { rule: 'sex' }] };
  const settings = { classCount: 2, labels: ['1A', '1B'], rules };
  const frozen = freezeClasses(
    { plan: { columns }, settings, pupils, wishes: [], locked: new Map() },
    new Uint8Array(32),
  );
  const { split } = splitFrozen(frozen, '42');
  const facts = { school: 'Bắc', schoolYear: '2026-2027', grade: '1', synthetic: true, draw: null };
  const drawn = buildPublicClasses(facts, frozen, '42', (problem) => ({
    classOf: Int32Array.from(problem.order, (record) => split!.classes[record]),
  }));
  const from = split!.classes[0];
  return {
    ...{ format: 'truonggan-signed-classes', adoption: 1, drawn, labels: ['1A', '1B'] },
    moves: [{ pupil: 0, from, to: 1 - from }],
    arrivals: [{ pupil: 'f'.repeat(32), to: from }],
    certificate: { hardBroken: 0, pupils: 31, movedByHand: 1, balance: split!.balance },
  };
}

const read = (file: object) => readPublicFile(new TextEncoder().encode(JSON.stringify(file)));

describe('the page that checks published classes', () => {
  it('runs them again and finds them as they were drawn', () => {
    const found = read(signedClasses());
    expect(found).toMatchObject({ kind: 'classes', verdict: { lost: 0, replay: { sound: true, differences: 0 } } });
    expect(found.kind === 'classes' && [...found.verdict.sizes].sort()).toEqual([15, 16]);
  });

  it('counts the pupils whose class was changed in the file, and those who are missing', () => {
    const file = signedClasses();
    const other = file.drawn.result[3] === '1' ? '2' : '1';
    const bent = { ...file, drawn: { ...file.drawn, result: file.drawn.result.with(3, other) } };
    expect(read(bent)).toMatchObject({ kind: 'classes', verdict: { replay: { sound: false, differences: 1 } } });
    expect(read({ ...file, arrivals: [] })).toMatchObject({ verdict: { lost: 1 } });
  });

  it('says in words when the file is damaged', () => {
    const file = signedClasses();
    expect(read({ ...file, drawn: { ...file.drawn, inputs: null } })).toMatchObject({ kind: 'unreadable' });
  });
});
