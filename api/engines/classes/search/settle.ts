import { seededRandom } from '../../random.ts';
import { formBlocks } from '../blocks.ts';
import type { ClassProblem } from '../types.ts';
import { Board } from '../workbench/board.ts';
import { type Exchange, Held } from './held.ts';
import { joinExchanges } from './join-exchanges.ts';
import { MeanSums } from './mean-sums.ts';

const tiny = 1e-9;
/** Exchanges of two classes that are looked at, targets of a join, and sets tried that it finds. */
const mostExchanges = 96;
const mostTargets = 8;
const mostTries = 60;
/** Exchanges made at random where nothing betters the classes any more. */
const kick = 2;
/** Work in steps of about half a microsecond: so many a pupil, and in all; and what looking at two classes takes at least. */
const stepsPerPupil = 2_200;
const mostSteps = 3_000_000;
const stepsToLook = 10;
const stepsToLevel = 50;

/**
 * Brings the means of classes together while everything else is held: counts and pairs, wishes and hard rules keep what the
 * start has. Classes are levelled two by two, by up to four exchanges at once; where that ends, a few exchanges are made at
 * random and kept if levelling after them is no worse. Ends when every mean is at its bound (`bounds` by goal) or after a
 * number of steps, never a time: the same problem and start give the same split.
 */
export function settle(problem: ClassProblem, start: Int32Array, bounds: readonly number[]): Int32Array {
  const settler = new Settler(problem, start, bounds);
  settler.run();
  return settler.board.classOf;
}

class Settler {
  readonly board: Board;
  private readonly problem: ClassProblem;
  private readonly bounds: readonly number[];
  private readonly ceilings: { hardBreaks: number; values: Float64Array };
  private readonly held: Held;
  private readonly sums: MeanSums;
  private readonly random: () => number;
  /** Pupils of each class who may go by themselves. */
  private readonly members: number[][];
  /** Exchanges since the last kick. */
  private made: Exchange[] = [];
  private left: number;

  constructor(problem: ClassProblem, start: Int32Array, bounds: readonly number[]) {
    this.problem = problem;
    this.bounds = bounds;
    this.board = new Board(problem, start);
    this.held = new Held(problem, start);
    this.sums = new MeanSums(problem, start);
    const { hardBreaks, values } = this.board.standing();
    const isMean = (g: number) => problem.goals[g].measure.kind === 'mean';
    this.ceilings = { hardBreaks, values: values.map((value, g) => (isMean(g) ? Infinity : value)) };
    this.random = seededRandom(`classes ${problem.seed} means`);
    const blocks = formBlocks(problem);
    this.members = Array.from({ length: problem.classCount }, () => []);
    start.forEach((c, p) => {
      if (blocks.start[blocks.of[p] + 1] - blocks.start[blocks.of[p]] === 1) this.members[c].push(p);
    });
    this.left = Math.min(mostSteps, stepsPerPupil * problem.pupilCount);
  }

  run(): void {
    const { classCount } = this.problem;
    if (this.isSettled()) return;
    this.level(Array.from({ length: classCount }, (_, c) => c));
    while (this.left > 0 && !this.isSettled()) {
      const before = this.sums.energy();
      this.made = [];
      const a = Math.floor(this.random() * classCount);
      const b = (a + 1 + Math.floor(this.random() * (classCount - 1))) % classCount;
      for (const exchange of this.exchangesOf(a, b).slice(0, kick)) this.make([exchange]);
      this.level([a, b]);
      if (this.sums.energy() > before + tiny) for (const [p, q] of this.made.reverse()) this.swap(q, p);
    }
  }

  private isSettled(): boolean {
    const { values } = this.board.standing();
    return this.problem.goals.every(({ measure }, g) => measure.kind !== 'mean' || values[g] <= this.bounds[g] + tiny);
  }

  /** Levels some classes with every other, then those that changed, until nothing is gained. */
  private level(some: readonly number[]): void {
    let open = new Set(some);
    while (open.size > 0 && this.left > 0) {
      const changed = new Set<number>();
      for (const a of open)
        for (let b = 0; b < this.problem.classCount; b++) {
          if (a === b || (open.has(b) && b < a) || !this.levelPair(a, b)) continue;
          changed.add(a);
          changed.add(b);
        }
      open = changed;
    }
  }

  /** Brings two classes nearer: as near as can be where some exchanges add up to that, else by the best two; false: no nearer. */
  private levelPair(a: number, b: number): boolean {
    const targets = this.sums.targets(a, b, mostTargets);
    this.left -= stepsToLook;
    if (targets.length === 0) return false;
    const exchanges = this.exchangesOf(a, b);
    this.left -= (exchanges.length ** 2 * (targets.length + 5)) / 32;
    let tries = 0;
    for (const set of joinExchanges(exchanges, this.sums.shiftsOf(exchanges), targets)) {
      // Shifts are rounded to units, which those of pupils with a blank cell are not.
      if (this.sums.change(set, a, b) < -tiny && this.make(set)) return true;
      if (++tries >= mostTries) break;
    }
    const best = this.sums.best(exchanges, a, b);
    return best !== null && this.make(best);
  }

  /** Exchanges of two classes that spoil nothing, by themselves; some of them in an order by chance. */
  private exchangesOf(a: number, b: number): Exchange[] {
    const [here, there] = [this.members[a], this.members[b]];
    const may = this.held.exchanges(here, there, a, b);
    const list = may.filter(([p, q]) => this.board.harmlessSwap(p, q, this.ceilings) !== null);
    this.left -= stepsToLevel + (here.length * there.length) / 4 + may.length * 4;
    const count = Math.min(mostExchanges, list.length);
    for (let i = 0; i < count; i++) {
      const j = i + Math.floor(this.random() * (list.length - i));
      [list[i], list[j]] = [list[j], list[i]];
    }
    return list.slice(0, count);
  }

  /** Makes exchanges one after the other; where one spoils something by then, none of them. */
  private make(exchanges: readonly Exchange[]): boolean {
    const { classOf } = this.board;
    for (let i = 0; i < exchanges.length; i++) {
      const [p, q] = exchanges[i];
      if (this.held.maySwap(p, q, classOf[p], classOf[q]) && this.board.harmlessSwap(p, q, this.ceilings)) {
        this.swap(p, q);
        continue;
      }
      for (const [one, other] of exchanges.slice(0, i).reverse()) this.swap(other, one);
      return false;
    }
    this.made.push(...exchanges);
    return true;
  }

  private swap(p: number, q: number): void {
    const [a, b] = [this.board.classOf[p], this.board.classOf[q]];
    this.sums.swap(p, q, a, b);
    this.held.move(p, a, b);
    this.held.move(q, b, a);
    this.board.swap(p, q);
    this.members[a][this.members[a].indexOf(p)] = q;
    this.members[b][this.members[b].indexOf(q)] = p;
  }
}
