import type { ClassRecords, ClassRule, ClassRules } from '../../class-records.ts';
import { encode } from '../encode.ts';
import type { ClassProblem } from '../types.ts';

/** The part of a problem that is looked at: which demands, and what becomes of the pupils left out. */
export interface Part {
  /** Is the cap kept, and "no class is empty"? */
  cap: boolean;
  filled: boolean;
  /** Places of rules, and rows of wishes. */
  rules: number[];
  wishes: number[];
  /** Records of pupils; the others are gone, or sit in a class without anything being asked of them. */
  pupils: number[];
  others: 'gone' | 'seated';
}

/** Everything a problem demands of all its pupils. */
export function wholeOf({ records, rules }: ClassProblem): Part {
  return {
    cap: rules.cap !== null,
    filled: true,
    rules: Array.from(rules.rules.keys()),
    wishes: records.wishes.kinds.flatMap((kind, row) => (kind === 'friend' ? [] : [row])),
    pupils: Array.from(records.pupils.ids.keys()),
    others: 'seated',
  };
}

/** Records of the pupils who have a class in that part. */
export function seatedIn({ records }: ClassProblem, { others, pupils }: Part): number[] {
  return others === 'gone' ? pupils : Array.from(records.pupils.ids.keys());
}

/** The problem with that part of its demands alone. */
export function restrict(problem: ClassProblem, part: Part): ClassProblem {
  const { records, rules, seed } = problem;
  const kept = seatedIn(problem, part);
  const asked = new Set(part.pupils);
  const placeOf = new Map(kept.map((record, place) => [record, place]));
  const wishes = part.wishes.filter(
    (row) => asked.has(records.wishes.pupils[row]) && asked.has(records.wishes.others[row]),
  );
  const own: ClassRecords = {
    pupils: {
      ids: kept.map((record) => records.pupils.ids[record]),
      attributes: Object.fromEntries(
        Object.entries(records.pupils.attributes).map(([name, cells]) => [
          name,
          kept.map((record) => (asked.has(record) ? cells[record] : '')),
        ]),
      ),
    },
    wishes: {
      pupils: Int32Array.from(wishes, (row) => placeOf.get(records.wishes.pupils[row])!),
      kinds: wishes.map((row) => records.wishes.kinds[row]),
      others: Int32Array.from(wishes, (row) => placeOf.get(records.wishes.others[row])!),
    },
    classCount: records.classCount,
  };
  const written: ClassRules = {
    cap: part.cap ? rules.cap : null,
    rules: part.rules.map((i): ClassRule => rules.rules[i]),
  };
  const { problem: restricted } = encode(own, written, seed, { mayBeEmpty: !part.filled });
  if (!restricted) throw new Error('A part of a problem has fewer pupils than classes that are to be filled.');
  return restricted;
}
