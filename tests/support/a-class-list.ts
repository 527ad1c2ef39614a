import type { ClassIssue, ClassRecords, ClassWishKind } from '../../api/engines/class-records.ts';
import { checkClassRules } from '../../api/engines/classes/check-rules.ts';
import { encode } from '../../api/engines/classes/encode.ts';
import { countHardBreaks } from '../../api/engines/classes/hard-breaks.ts';
import { goalValues } from '../../api/engines/classes/measure.ts';
import type { ClassProblem } from '../../api/engines/classes/types.ts';

/** Pupils p0, p1 … with columns of cells, to be split by rules as rules.json would write them. */
export class ClassList {
  readonly records: ClassRecords;
  private readonly wishes: [number, ClassWishKind, number][] = [];

  constructor(attributes: Record<string, string[]>, classCount = 2) {
    const count = Object.values(attributes)[0].length;
    const ids = Array.from({ length: count }, (_, i) => `p${String(i).padStart(3, '0')}`);
    this.records = { pupils: { ids, attributes }, wishes: noWishes(), classCount };
  }

  withWish(one: number, kind: ClassWishKind, other: number): this {
    this.wishes.push([one, kind, other]);
    this.records.wishes = {
      pupils: Int32Array.from(this.wishes, ([pupil]) => pupil),
      kinds: this.wishes.map(([, own]) => own),
      others: Int32Array.from(this.wishes, ([, , friend]) => friend),
    };
    return this;
  }

  /** The problem by these rules; throws where they are refused. */
  problem(rules: object[], cap?: number): ClassProblem {
    const checked = checkClassRules({ ...(cap !== undefined && { cap }), rules });
    if (!checked.rules) throw new Error(JSON.stringify(checked.issues));
    const { problem, issues } = encode(this.records, checked.rules, '0');
    if (!problem) throw new Error(JSON.stringify(issues));
    return problem;
  }

  /** What is wrong with the rules, or with the pupils for them. */
  issues(...rules: object[]): ClassIssue[] {
    const checked = checkClassRules({ rules });
    return checked.rules ? encode(this.records, checked.rules, '0').issues : checked.issues;
  }

  /** Values of the soft rules and breaks of the hard ones for a split written as labels: '1122'. */
  judge(split: string, ...rules: object[]): { values: number[]; broken: number } {
    const problem = this.problem(rules);
    const classOf = Int32Array.from(split, (label) => Number(label) - 1);
    return { values: goalValues(problem, classOf), broken: countHardBreaks(problem, classOf) };
  }
}

const noWishes = () => ({ pupils: new Int32Array(), kinds: [], others: new Int32Array() });
