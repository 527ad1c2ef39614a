import { expect, test } from 'vitest';
import type { BoundaryProblem } from '#engines/catchment/boundaries/types.ts';
import { seededRandom } from '#engines/random.ts';
import { repairGaps } from '../../web/screens/plan/boundaries/repair-gaps.ts';

/** A grid of blocks, each beside its four neighbours, some links cut; every block has its schools by distance from corners of chance. */
function aGrid(random: () => number) {
  const whole = (from: number, to: number) => from + Math.floor(random() * (to - from + 1));
  const [wide, high, schools] = [whole(2, 7), whole(2, 7), whole(1, 4)];
  const gates = Array.from({ length: schools }, () => [whole(0, wide - 1), whole(0, high - 1)]);
  const isCut = new Set<string>();
  const linkStart = [0];
  const linkTo: number[] = [];
  const reachStart = [0];
  const reachSchool: number[] = [];
  const cut = (a: number, b: number) => {
    const key = `${Math.min(a, b)} ${Math.max(a, b)}`;
    if (!isCut.has(key) && !isCut.has(`${key} kept`)) isCut.add(random() < 0.2 ? key : `${key} kept`);
    return isCut.has(key);
  };
  for (let y = 0; y < high; y++)
    for (let x = 0; x < wide; x++) {
      const beside = [
        [x - 1, y],
        [x + 1, y],
        [x, y - 1],
        [x, y + 1],
      ].filter(([a, b]) => a >= 0 && b >= 0 && a < wide && b < high);
      for (const [a, b] of beside) if (!cut(y * wide + x, b * wide + a)) linkTo.push(b * wide + a);
      linkStart.push(linkTo.length);
      const far = (s: number) => Math.abs(gates[s][0] - x) + Math.abs(gates[s][1] - y);
      reachSchool.push(...Array.from({ length: schools }, (_, s) => s).sort((a, b) => far(a) - far(b) || a - b));
      reachStart.push(reachSchool.length);
    }
  const problem = { linkStart, linkTo, reachStart, reachSchool: Int32Array.from(reachSchool) };
  const drawn = Int32Array.from({ length: wide * high }, () => (random() < 0.5 ? -1 : whole(0, schools - 1)));
  return { problem: problem as unknown as BoundaryProblem, drawn, linkStart, linkTo };
}

test('gaps go ring by ring to a school beside them; what is drawn, and what a plan in words leaves open, stays as it is', () => {
  const random = seededRandom('gaps');
  for (let round = 0; round < 400; round++) {
    const { problem, drawn, linkStart, linkTo } = aGrid(random);
    const unsure = [...drawn.keys()].filter((b) => drawn[b] < 0 && random() < 0.15);
    const before = drawn.slice();
    const filled = repairGaps(problem, drawn, unsure);
    expect(drawn).toEqual(before);
    const beside = (b: number) => linkTo.slice(linkStart[b], linkStart[b + 1]);
    filled.forEach((school, b) => {
      if (drawn[b] >= 0) expect(school, `round ${round}, block ${b}`).toBe(drawn[b]);
      else if (unsure.includes(b)) expect(school).toBe(-1);
      else if (school >= 0) expect(beside(b).some((other) => filled[other] === school)).toBe(true);
      // What is still nobody's touches no school's land: nothing leads on from it.
      else expect(beside(b).every((other) => filled[other] < 0)).toBe(true);
    });
    expect(repairGaps(problem, filled, unsure)).toEqual(filled);
  }
});
