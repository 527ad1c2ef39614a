import type { ClassRecords, ClassWishKind } from '../../api/engines/class-records.ts';
import { checkClassRules } from '../../api/engines/classes/check-rules.ts';
import { encode } from '../../api/engines/classes/encode.ts';
import type { ClassProblem } from '../../api/engines/classes/types.ts';
import { seededRandom } from '../../api/engines/random.ts';

/** A school made up from a number: pupils with blanks here and there, a few wishes, and a list of rules of every kind. */
export interface RandomSchool {
  records: ClassRecords;
  written: { cap?: number; rules: Record<string, unknown>[] };
}

interface Sizes {
  pupils: number;
  classes: number;
  /** Most wishes. */
  wishes?: number;
}

export function aRandomSchool(seed: number, { pupils: n, classes, wishes = 4 }: Sizes): RandomSchool {
  const random = seededRandom(`random school ${seed}`);
  const whole = (below: number) => Math.floor(random() * below);
  const column = (cell: () => string) => Array.from({ length: n }, cell);
  const mark = (oneIn: number) => column(() => (whole(oneIn) === 0 ? '1' : ['', '0', 'no', 'false'][whole(4)]));
  const named = Array.from({ length: n < 2 ? 0 : whole(wishes + 1) }, () => {
    const one = whole(n);
    return { one, other: (one + 1 + whole(n - 1)) % n };
  });
  const kinds: ClassWishKind[] = named.map(() => (['together', 'apart', 'friend', 'friend'] as const)[whole(4)]);
  const records: ClassRecords = {
    pupils: {
      ids: Array.from({ length: n }, (_, i) => `p${String((i * 7 + seed) % n).padStart(3, '0')}x${i}`),
      attributes: {
        name: column(() => `N${whole(Math.max(2, n - 2))}`),
        sex: column(() => ['F', 'M', 'M', ''][whole(4)]),
        group: column(() => ['a', 'b', 'c', ''][whole(4)]),
        maths: column(() => ['', '4', '5.5', '7', '9,5'][whole(5)]),
        art: column(() => String(1 + whole(9))),
        needs: mark(4),
        hours: column(() => ['', '1', '2.5', '4'][whole(4)]),
        repeater: mark(5),
        street: column(() => ['x', 'y', ''][whole(3)]),
        programme: column(() => (whole(5) === 0 ? 'fr' : '')),
        pinned: column(() => (whole(8) === 0 ? String(1 + whole(classes)) : '')),
        ...moreColumns(seed, n),
      },
    },
    wishes: {
      pupils: Int32Array.from(named, ({ one }) => one),
      kinds,
      others: Int32Array.from(named, ({ other }) => other),
    },
    classCount: classes,
  };
  const label = () => String(1 + whole(classes));
  const any: Record<string, unknown>[] = [
    { rule: 'balance-count', attribute: 'sex', ...(whole(4) === 0 && { hard: true, maxGap: 1 + whole(2) }) },
    { rule: 'balance-count', attribute: 'group' },
    { rule: 'balance-mean', attribute: 'maths', ...(whole(5) === 0 && { hard: true, maxGap: 2.5 }) },
    { rule: 'balance-mean', attributes: ['maths', 'art'] },
    { rule: 'balance-mean', attribute: 'art' },
    { rule: 'repeaters' },
    { rule: 'namesakes', hard: whole(3) === 0 },
    { rule: 'neighbourhood', attribute: 'street', mode: whole(2) === 0 ? 'mix' : 'group' },
    { rule: 'spread', attribute: 'needs', maxPerClass: 1 + whole(3), capReduction: whole(2) },
    { rule: 'spread', attribute: 'needs', load: { attribute: 'hours', max: 4 + whole(6) } },
    { rule: 'same-class', attribute: 'programme' },
    { rule: 'pinned' },
    { rule: 'teacher-fit', classes: [label(), label()], hard: whole(2) === 0 },
    { rule: 'friend' },
    { rule: 'sex', ...(whole(4) === 0 && { hard: true, maxGap: 1 }) },
    { rule: 'birth-quarter' },
    { rule: 'nursery', attribute: 'street' },
    { rule: 'feeder', attribute: 'group' },
    { rule: 'ethnicity', attribute: 'group', purpose: 'Language support in class' },
    { rule: 'poverty', attribute: 'repeater', purpose: 'Free meals for those in need' },
    { rule: 'scores', attributes: ['maths', 'art'], ...(whole(4) === 0 && { hard: true, maxGap: 3 }) },
    { rule: 'scores', attributes: ['art'] },
    { rule: 'keep-apart', attribute: 'feud' },
    { rule: 'twins' },
    { rule: 'choices', attribute: 'language', offers: [{ value: ' en ', classes: [label(), label()] }] },
  ];
  const rules = any.map((rule) => ({ rule, key: random() })).sort((one, other) => one.key - other.key);
  const chosen = rules.slice(0, 1 + whole(6)).map(({ rule }) => rule);
  if (whole(4) > 0) chosen.unshift({ rule: 'size', maxGap: 1 + whole(2) });
  const cap = Math.ceil(n / classes) + whole(3);
  return { records, written: { ...(whole(2) === 0 && { cap }), rules: chosen } };
}

/** Families with one wish each or none, feuds, languages and dates of birth: made from numbers of their own. */
function moreColumns(seed: number, n: number): Record<string, string[]> {
  const random = seededRandom(`more of random school ${seed}`);
  const whole = (below: number) => Math.floor(random() * below);
  const column = (cell: () => string) => Array.from({ length: n }, cell);
  const wishOf = new Map(['a', 'b', 'c'].map((family) => [family, ['together', 'apart', 'Apart', ''][whole(4)]]));
  const family = column(() => ['a', 'b', 'c', '', '', '', ''][whole(7)]);
  return {
    family,
    twins: family.map((own) => (whole(3) === 0 ? '' : (wishOf.get(own) ?? ''))),
    feud: column(() => (whole(4) === 0 ? 'x' : '')),
    language: column(() => ['en', 'fr', '', ''][whole(4)]),
    birth_date: column(() => (whole(5) === 0 ? '' : `2019-${String(1 + whole(12)).padStart(2, '0')}-15`)),
  };
}

/** The school on arrays; throws where its rules or records are refused. */
export function problemOf({ records, written }: RandomSchool, seed = 'seed'): ClassProblem {
  const { rules, issues } = checkClassRules(written);
  if (!rules) throw new Error(JSON.stringify(issues));
  const encoded = encode(records, rules, seed);
  if (!encoded.problem) throw new Error(JSON.stringify(encoded.issues));
  return encoded.problem;
}

/** Any split of the problem, hard rules or not. */
export function anySplit({ pupilCount, classCount }: ClassProblem, seed: number): Int32Array {
  const random = seededRandom(`split ${seed}`);
  return Int32Array.from({ length: pupilCount }, () => Math.floor(random() * classCount));
}

/** Every split that keeps the hard rules, by trying them all: for a handful of pupils. */
export function everySplit(problem: ClassProblem, keeps: (classOf: Int32Array) => boolean): Int32Array[] {
  const splits: Int32Array[] = [];
  const classOf = new Int32Array(problem.pupilCount);
  const tryFrom = (p: number): void => {
    if (p === problem.pupilCount) {
      if (keeps(classOf)) splits.push(classOf.slice());
      return;
    }
    for (let c = 0; c < problem.classCount; c++) {
      classOf[p] = c;
      tryFrom(p + 1);
    }
  };
  tryFrom(0);
  return splits;
}
