import type { ClassRecords, ClassRules } from '../class-records.ts';
import { judgeRule, withoutFriend } from './judge-rule.ts';
import { Lists } from './lists.ts';
import type { ClassVerdict, ReadBalance, ReadRow } from './verdict.ts';

/**
 * Judges class lists by the data alone: every pupil once, no class empty, no hard rule broken, and every row of balance.json
 * what the lists say. Shares no line of counting or searching with the engine. Runs in the browser as well.
 */
export function judgeClasses(
  records: ClassRecords,
  rules: ClassRules,
  rows: readonly ReadRow[],
  balance: ReadBalance,
): ClassVerdict {
  const read = readRows(records, rows);
  const lists = new Lists(records, read.classOf);
  const judged = rules.rules.map((rule) => ({ rule, ...judgeRule(rule, lists) }));
  const broken = [
    ...capBroken(rules, lists),
    ...judged.map(({ rule, rows: own, broken: count }) => ({ rule: rule.rule, attribute: own[0].attribute, count })),
    ...wishesBroken(lists),
  ].filter(({ count }) => count > 0);
  const values = judged.flatMap(({ rule, rows: own }) => own.map((row) => ({ rule: rule.rule, ...row })));
  const { kinds } = records.wishes;
  if (kinds.includes('friend') && !rules.rules.some(({ rule }) => rule === 'friend'))
    values.push({ rule: 'friend', attribute: null, value: withoutFriend(lists) });
  const hardBroken = broken.reduce((sum, { count }) => sum + count, 0);
  const emptyClasses = lists.classes.filter((pupils) => pupils.length === 0).length;
  const { classOf: _, ...counts } = read;
  const found = {
    pupils: records.pupils.ids.length,
    classes: records.classCount,
    ...counts,
    emptyClasses,
    hardBroken,
    broken,
    ...judgeBalance(values, hardBroken, balance),
    values,
  };
  const { missing, duplicates, unknownPupils, unknownClasses, valuesWrong, boundsWrong, misstatedBroken } = found;
  const ofLists = [missing, duplicates, unknownPupils, unknownClasses, emptyClasses, hardBroken];
  const faults = [...ofLists, valuesWrong, boundsWrong, misstatedBroken];
  return { ...found, sound: faults.every((count) => count === 0) };
}

/** Rows → the class of each pupil; a pupil's first row counts. */
function readRows({ pupils, classCount }: ClassRecords, rows: readonly ReadRow[]) {
  const places = new Map(pupils.ids.map((id, pupil) => [id, pupil]));
  const classOf = pupils.ids.map(() => -1);
  const seen = new Set<number>();
  const found = { duplicates: 0, unknownPupils: 0, unknownClasses: 0 };
  for (const { pupilId, classLabel } of rows) {
    const pupil = places.get(pupilId);
    if (pupil === undefined) {
      found.unknownPupils++;
      continue;
    }
    if (seen.has(pupil)) {
      found.duplicates++;
      continue;
    }
    seen.add(pupil);
    const c = /^[1-9][0-9]*$/.test(classLabel) ? Number(classLabel) - 1 : -1;
    if (c >= 0 && c < classCount) classOf[pupil] = c;
    else found.unknownClasses++;
  }
  return { classOf, missing: pupils.ids.length - seen.size, ...found };
}

/** Classes beyond their cap, each lowered by its pupils' reductions. */
function capBroken({ cap, rules }: ClassRules, lists: Lists) {
  const over = lists.classes.filter((pupils) => {
    let seats = cap ?? Infinity;
    for (const rule of rules)
      if (rule.rule === 'spread')
        seats -= rule.capReduction * pupils.filter((pupil) => lists.marks(rule.attribute, pupil)).length;
    return pupils.length > seats;
  });
  return [{ rule: 'cap', attribute: null, count: over.length }];
}

function wishesBroken({ records, classOf }: Lists) {
  const { pupils, kinds, others } = records.wishes;
  return (['together', 'apart'] as const).map((kind) => {
    const pairs = new Set<string>();
    kinds.forEach((own, row) => {
      const [one, other] = [pupils[row], others[row]].sort((a, b) => a - b);
      const isBroken = (classOf[one] === classOf[other]) !== (kind === 'together');
      if (own === kind && isBroken) pairs.add(`${one} ${other}`);
    });
    return { rule: kind, attribute: null, count: pairs.size };
  });
}

function judgeBalance(values: ClassVerdict['values'], hardBroken: number, balance: ReadBalance) {
  const { rules, hardBroken: stated } = (balance ?? {}) as { rules?: unknown; hardBroken?: unknown };
  const told = (Array.isArray(rules) ? rules : []).map((row) => (row ?? {}) as Record<string, unknown>);
  let [valuesWrong, boundsWrong] = [Math.abs(told.length - values.length), 0];
  values.slice(0, told.length).forEach(({ rule, attribute, value }, i) => {
    const { bestPossible, gap } = told[i];
    if (told[i].rule !== rule || told[i].attribute !== attribute || !isNear(told[i].value, value)) valuesWrong++;
    const isBound = typeof bestPossible === 'number' && bestPossible <= (value ?? 0) + 1e-6;
    const isRight =
      value === null ? bestPossible === null && gap === null : isBound && isNear(gap, value - bestPossible);
    if (!isRight) boundsWrong++;
  });
  return { valuesWrong, boundsWrong, misstatedBroken: Number(stated !== hardBroken) };
}

function isNear(told: unknown, own: number | null): boolean {
  return own === null ? told === null : typeof told === 'number' && Math.abs(told - own) <= 1e-6;
}
