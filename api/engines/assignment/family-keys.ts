import { placesOfLast } from './family-ranking.ts';
import type { Families, Problem, Standing } from './types.ts';

/** The keys of families at their schools, by the wishes of their first children: as they take part now. */
export class FamilyKeys {
  private readonly problem: Problem;
  private readonly families: Families;
  /** Keys of family f: from `start[f]` on, wish by wish. */
  private readonly start: Int32Array;
  private readonly keys: Float64Array;
  private places: Float64Array | undefined;

  constructor(problem: Problem, families: Families) {
    const { wishes } = problem;
    this.problem = problem;
    this.families = families;
    const count = families.start.length - 1;
    this.start = new Int32Array(count + 1);
    for (let f = 0; f < count; f++) {
      const first = families.members[families.start[f]];
      this.start[f + 1] = this.start[f] + wishes.start[first + 1] - wishes.start[first];
    }
    this.keys = new Float64Array(this.start[count]);
  }

  /** Key of the family at wish number `place` of its list. */
  at(f: number, place: number): number {
    return this.keys[this.start[f] + place];
  }

  /** From now on the family stands where its weaker child does, or behind everyone. */
  stand(f: number, standing: Standing): void {
    const { families, problem, start } = this;
    if (standing === 'last') {
      this.places ??= placesOfLast(problem, families);
      this.keys.fill(this.places[f], start[f], start[f + 1]);
      return;
    }
    const own = problem.ranking.keys;
    for (let k = start[f]; k < start[f + 1]; k++) {
      let weaker = Number.NEGATIVE_INFINITY;
      for (let i = families.start[f]; i < families.start[f + 1]; i++) {
        const key = own[problem.wishes.start[families.members[i]] + k - start[f]];
        if (key > weaker) weaker = key;
      }
      this.keys[k] = weaker;
    }
  }
}
