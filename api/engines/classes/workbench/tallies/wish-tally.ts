import type { Measure } from '../../types.ts';
import type { Tally } from './tally.ts';

/** Pupils none of whose friends is in their class. */
export class FriendTally implements Tally {
  private readonly measure: Extract<Measure, { kind: 'friends' }>;
  /** Held, not copied: the board changes it. */
  private readonly classOf: Int32Array;
  private readonly namedBy: number[][];
  private unmet = 0;

  constructor(measure: Extract<Measure, { kind: 'friends' }>, classOf: Int32Array) {
    this.measure = measure;
    this.classOf = classOf;
    const { start, others } = measure;
    this.namedBy = Array.from(classOf, () => []);
    for (let p = 0; p < classOf.length; p++) {
      for (let i = start[p]; i < start[p + 1]; i++) this.namedBy[others[i]].push(p);
      this.unmet += this.isUnmet(p, -1, -1, -1, -1);
    }
  }

  value(): number {
    return this.unmet;
  }

  after(p: number, q: number, a: number, b: number): number {
    let unmet = this.unmet;
    const count = (pupil: number) => {
      unmet += this.isUnmet(pupil, p, b, q, a) - this.isUnmet(pupil, -1, -1, -1, -1);
    };
    count(p);
    for (const pupil of this.namedBy[p]) if (pupil !== q) count(pupil);
    if (q < 0) return unmet;
    count(q);
    for (const pupil of this.namedBy[q]) if (pupil !== p && !this.namedBy[p].includes(pupil)) count(pupil);
    return unmet;
  }

  move(p: number, from: number, to: number): void {
    this.unmet = this.after(p, -1, from, to);
  }

  /** 1 or 0, were p in class b and q in class a. */
  private isUnmet(pupil: number, p: number, b: number, q: number, a: number): number {
    const { start, others } = this.measure;
    const classOf = (each: number) => (each === p ? b : each === q ? a : this.classOf[each]);
    const own = classOf(pupil);
    if (own < 0 || start[pupil] === start[pupil + 1]) return 0;
    for (let i = start[pupil]; i < start[pupil + 1]; i++) if (classOf(others[i]) === own) return 0;
    return 1;
  }
}

/** Marked pupils outside the allowed classes. */
export class OutsideTally implements Tally {
  private readonly measure: Extract<Measure, { kind: 'outside' }>;
  private outside = 0;

  constructor(measure: Extract<Measure, { kind: 'outside' }>, classOf: Int32Array) {
    this.measure = measure;
    for (let p = 0; p < classOf.length; p++) this.outside += this.isOutside(p, classOf[p]);
  }

  value(): number {
    return this.outside;
  }

  after(p: number, q: number, a: number, b: number): number {
    const change = this.isOutside(p, b) - this.isOutside(p, a);
    return this.outside + change + (q < 0 ? 0 : this.isOutside(q, a) - this.isOutside(q, b));
  }

  move(p: number, from: number, to: number): void {
    this.outside = this.after(p, -1, from, to);
  }

  private isOutside(p: number, c: number): number {
    return Number(c >= 0 && this.measure.marked[p] === 1 && this.measure.allowed[c] === 0);
  }
}
