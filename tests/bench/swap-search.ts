import type { ClassProblem } from '../../api/engines/classes/types.ts';
import { Board, compareStandings, type Standing } from '../../api/engines/classes/workbench/board.ts';
import { seededRandom } from '../../api/engines/random.ts';

/**
 * The reference: from random splits of even sizes, exchanges that better the split, first one first, until none is found in as
 * many tries as there are pairs of pupils; then from the next random split, until `milliseconds` are over. The best of all.
 */
export function restartedSwaps(problem: ClassProblem, seed: string, milliseconds: number): Standing {
  const random = seededRandom(`restarts ${seed}`);
  const { pupilCount, classCount } = problem;
  const until = performance.now() + milliseconds;
  let best: Standing | null = null;
  while (best === null || performance.now() < until) {
    const order = Array.from({ length: pupilCount }, (_, p) => ({ p, key: random() })).sort((a, b) => a.key - b.key);
    const classOf = new Int32Array(pupilCount);
    order.forEach(({ p }, i) => {
      classOf[p] = i % classCount;
    });
    const board = new Board(problem, classOf);
    let own = board.standing();
    for (let idle = 0; idle < (pupilCount * pupilCount) / 2; idle++) {
      if (idle % 64 === 0 && performance.now() > until) break;
      const [p, q] = [Math.floor(random() * pupilCount), Math.floor(random() * pupilCount)];
      if (board.classOf[p] === board.classOf[q]) continue;
      const after = board.afterSwap(p, q);
      if (compareStandings(after, own) >= 0) continue;
      board.swap(p, q);
      [own, idle] = [after, 0];
    }
    if (best === null || compareStandings(own, best) < 0) best = own;
  }
  return best;
}
