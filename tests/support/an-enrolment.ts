import { createHmac } from 'node:crypto';
import { checkRules } from '#engines/assignment/check-rules.ts';
import { type CutoffRow, cutoffs, placements } from '#engines/assignment/decode.ts';
import { encode } from '#engines/assignment/encode.ts';
import { summarise } from '#engines/assignment/outcome.ts';
import { type Placeable, placeable } from '#engines/assignment/placeable.ts';
import { type Receipt, receipts } from '#engines/assignment/receipts.ts';
import { run } from '#engines/assignment/run.ts';
import { type CloseCutoff, closeCutoffs } from '#engines/assignment/uncertainty.ts';
import type { EnrolmentIssue, EnrolmentRecords, PlacementRow, Rules } from '#engines/enrolment-records.ts';
import type { Verdict } from '#engines/verification/types.ts';
import { verify } from '#engines/verification/verify.ts';

interface School {
  seats: number;
  lonLat?: [number, number];
  /** The school it is a programme of. */
  programmeOf?: string;
  [attribute: string]: unknown;
}
interface Child {
  /** Named wishes, first first. */
  wishes?: string[];
  /** Measured metres by school; null: measured, no way. */
  metres?: Record<string, number | null>;
  /** Measured seconds by school, beside the metres. */
  seconds?: Record<string, number>;
  /** Metres of the straight leg between home and road. */
  leg?: number;
  /** The schools' own value for this child (priorities.csv). */
  listed?: Record<string, number>;
  decision?: [school: string, number: string, reason: string];
  lonLat?: [number, number];
  [attribute: string]: unknown;
}

/** What came of it. */
export interface Solved {
  rows: PlacementRow[];
  /** School by child; '' when not placed. */
  placed: Record<string, string>;
  cutoffs: CutoffRow[];
  closeCutoffs: CloseCutoff[];
  receipts: Receipt[];
  placeable: Placeable;
  issues: EnrolmentIssue[];
}

/** A small enrolment, built in words: `anEnrolment().withSchool('north', { seats: 1 }).withChild('an', { wishes: ['north'] })`. */
export class AnEnrolment {
  readonly schools = new Map<string, School>();
  readonly children = new Map<string, Child>();
  private written: Record<string, unknown> = { mechanism: 'deferred-acceptance', criteria: [{ rule: 'lottery' }] };
  seed = '0';

  withSchool(id: string, school: School): this {
    this.schools.set(id, school);
    return this;
  }

  withChild(id: string, child: Child = {}): this {
    this.children.set(id, child);
    return this;
  }

  withRules(rules: Record<string, unknown>): this {
    this.written = { ...this.written, ...rules };
    return this;
  }

  /** Another criterion after those there are. */
  withCriterion(criterion: Record<string, unknown>): this {
    return this.withRules({ criteria: [...(this.written.criteria as unknown[]), criterion] });
  }

  withSeed(seed: string): this {
    this.seed = seed;
    return this;
  }

  /** One that may be changed without changing this one. */
  copy(): AnEnrolment {
    const other = new AnEnrolment().withSeed(this.seed).withRules(structuredClone(this.written));
    for (const [id, school] of this.schools) other.withSchool(id, { ...school });
    for (const [id, child] of this.children) other.withChild(id, { ...child });
    return other;
  }

  /** The rules as a council would write them. */
  writtenRules(): Record<string, unknown> {
    return this.written;
  }

  rules(): Rules {
    const { rules, issues } = checkRules(this.written);
    if (!rules) throw new Error(JSON.stringify(issues));
    return rules;
  }

  /** The records in the order of `children` and `schools`, or in any other orders given. */
  records(childOrder = [...this.children.keys()], schoolOrder = [...this.schools.keys()]): EnrolmentRecords {
    const childAt = new Map(childOrder.map((id, i) => [id, i]));
    const schoolAt = new Map(schoolOrder.map((id, i) => [id, i]));
    const children = childOrder.map((id) => this.children.get(id)!);
    const schools = schoolOrder.map((id) => this.schools.get(id)!);
    const pairs = <T>(cells: (child: Child) => [string, T][] | undefined) => {
      const rows = childOrder.flatMap((id) =>
        (cells(this.children.get(id)!) ?? []).map(([school, value]) => ({
          a: childAt.get(id)!,
          s: schoolAt.get(school)!,
          value,
        })),
      );
      const applicants = Int32Array.from(rows, ({ a }) => a);
      return { applicants, schools: Int32Array.from(rows, ({ s }) => s), values: rows.map(({ value }) => value) };
    };
    const wishes = pairs(({ wishes: list }) => list?.map((school, i): [string, number] => [school, i + 1]));
    const metres = pairs(({ metres: cells }) => cells && Object.entries(cells));
    const listed = pairs(({ listed: cells }) => cells && Object.entries(cells));
    const decided = pairs(({ decision }) => decision && [[decision[0], decision] as [string, typeof decision]]);
    const known = ['wishes', 'metres', 'seconds', 'leg', 'listed', 'decision', 'lonLat', 'seats', 'programmeOf'];
    return {
      schools: {
        ids: schoolOrder,
        seats: Int32Array.from(schools, ({ seats }) => seats),
        lonLats: pointsOf(schools),
        attributes: attributesOf(schools, known),
        ...(schools.some(({ programmeOf }) => programmeOf) && {
          programmeOf: Int32Array.from(schools, ({ programmeOf }) => schoolAt.get(programmeOf!) ?? -1),
        }),
      },
      applicants: { ids: childOrder, lonLats: pointsOf(children), attributes: attributesOf(children, known) },
      choices: children.some((child) => child.wishes) ? { ...wishes, ranks: Int32Array.from(wishes.values) } : null,
      priorities: listed.values.length > 0 ? { ...listed, values: Float64Array.from(listed.values) } : null,
      decisions:
        decided.values.length > 0
          ? { ...decided, numbers: decided.values.map((d) => d[1]), reasons: decided.values.map((d) => d[2]) }
          : null,
      travel: children.some((child) => child.metres)
        ? {
            ...metres,
            metres: Int32Array.from(metres.values, (value) => value ?? -1),
            ...(children.some((child) => child.seconds) && {
              seconds: metres.applicants.map((a, row) => children[a].seconds?.[schoolOrder[metres.schools[row]]] ?? -1),
            }),
            ...(children.some((child) => child.leg !== undefined) && {
              homeLegs: Int32Array.from(children, ({ leg }) => leg ?? -1),
            }),
          }
        : null,
    };
  }

  /** Runs it; throws when the records are refused. */
  solve(records = this.records()): Solved {
    const { problem, issues } = encode(records, this.rules(), this.seed);
    if (!problem) throw new Error(JSON.stringify(issues));
    const holding = run(problem);
    const outcome = summarise(problem, holding);
    const rows = [...placements(problem, holding, outcome)];
    return {
      rows,
      placed: Object.fromEntries(rows.map((row) => [row.applicantId, row.schoolId])),
      cutoffs: cutoffs(problem, outcome),
      closeCutoffs: closeCutoffs(problem, outcome),
      receipts: [...receipts(problem, holding, outcome)],
      placeable: placeable(problem, holding),
      issues,
    };
  }

  /** What the engine says of records it refuses. */
  refusal(): EnrolmentIssue[] {
    const { problem, issues } = encode(this.records(), this.rules(), this.seed);
    if (problem) throw new Error('The records were not refused.');
    return issues;
  }

  /** `prioritiesSetAside`: as many as the run states. */
  judge(rows: PlacementRow[], records = this.records(), prioritiesSetAside?: number): Verdict {
    const lottery = this.lottery(records.applicants.ids);
    const rules = this.rules();
    return verify({ records, rules, lottery: (a) => lottery[a], placements: rows, prioritiesSetAside });
  }

  lottery(ids: string[]): BigUint64Array {
    return BigUint64Array.from(ids, (id) => createHmac('sha256', this.seed).update(id).digest().readBigUInt64BE(0));
  }
}

export function anEnrolment(): AnEnrolment {
  return new AnEnrolment();
}

function pointsOf(rows: { lonLat?: [number, number] }[]): Float64Array | null {
  if (!rows.some(({ lonLat }) => lonLat)) return null;
  return Float64Array.from(rows.flatMap(({ lonLat }) => lonLat ?? [Number.NaN, Number.NaN]));
}

function attributesOf(rows: Record<string, unknown>[], known: string[]): Record<string, string[]> {
  const names = new Set(rows.flatMap((row) => Object.keys(row)).filter((name) => !known.includes(name)));
  return Object.fromEntries([...names].map((name) => [name, rows.map((row) => String(row[name] ?? ''))]));
}
