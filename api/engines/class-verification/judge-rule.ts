import type { ClassRule } from '../class-records.ts';
import { type Lists, numberOf, spanOf } from './lists.ts';

/** What a rule's rows in balance.json must say, and how often it is broken where it is hard. */
export interface RuleJudgement {
  rows: { attribute: string | null; value: number | null }[];
  broken: number;
}

const room = 1e-6;

/** Judges one rule of the list by reading the class lists, without a line of the engine. */
export function judgeRule(rule: ClassRule, lists: Lists): RuleJudgement {
  switch (rule.rule) {
    case 'size': {
      const value = spanOf(lists.classes.map((pupils) => pupils.length));
      return { rows: [{ attribute: null, value }], broken: Number(value > rule.maxGap) };
    }
    case 'sex':
    case 'birth-quarter':
    case 'nursery':
    case 'feeder':
    case 'ethnicity':
    case 'balance-count':
      return gap(
        rule,
        widest(lists, (pupil) => lists.cell(rule.attribute, pupil)),
      );
    case 'poverty':
    case 'repeaters':
      return gap(
        rule,
        widest(lists, (pupil) => (lists.marks(rule.attribute, pupil) ? 'x' : '')),
      );
    case 'balance-mean':
      return meansOf(lists, [rule.attributes], rule.maxGap);
    case 'scores': {
      const { attributes } = rule;
      const each = attributes.map((attribute) => [attribute]);
      return meansOf(lists, attributes.length === 1 ? each : [attributes, ...each], rule.maxGap);
    }
    case 'spread':
      return judgeSpread(rule, lists);
    case 'namesakes':
      return judgeNamesakes(rule, lists);
    case 'same-class':
      return kept(
        rule.attribute,
        apartOf(lists, (pupil) => lists.cell(rule.attribute, pupil)),
      );
    case 'keep-apart':
      return kept(
        rule.attribute,
        pairsOf(lists, (pupil) => lists.cell(rule.attribute, pupil)),
      );
    case 'twins':
      return judgeTwins(rule, lists);
    case 'choices':
      return judgeChoices(rule, lists);
    case 'pinned':
      return kept(
        rule.attribute,
        misplaced(lists, (pupil) => labelsOf([lists.cell(rule.attribute, pupil)])),
      );
    case 'teacher-fit':
      return judgeTeacherFit(rule, lists);
    case 'neighbourhood':
      return judgeNeighbourhood(rule, lists);
    case 'friend':
      return { rows: [{ attribute: null, value: withoutFriend(lists) }], broken: 0 };
  }
}

/** Pupils who named friends and have none of them in their class. */
export function withoutFriend({ records, classOf }: Lists): number {
  const { pupils, kinds, others } = records.wishes;
  const met = new Map<number, boolean>();
  kinds.forEach((kind, row) => {
    if (kind !== 'friend') return;
    const own = classOf[pupils[row]] === classOf[others[row]];
    met.set(pupils[row], own || met.get(pupils[row]) === true);
  });
  return [...met.values()].filter((own) => !own).length;
}

const kept = (attribute: string, broken: number): RuleJudgement => ({ rows: [{ attribute, value: 0 }], broken });

function gap(rule: { attribute: string; maxGap: number | null }, value: number | null): RuleJudgement {
  const broken = Number(rule.maxGap !== null && (value ?? 0) > rule.maxGap + room);
  return { rows: [{ attribute: rule.attribute, value }], broken };
}

/** The widest difference of any value between two classes; null: nobody has one. */
function widest(lists: Lists, keyOf: (pupil: number) => string): number | null {
  const groups = lists.groups(keyOf);
  if (groups.length === 0) return null;
  return Math.max(...groups.map((group) => spanOf(lists.countByClass(group))));
}

function meansOf(lists: Lists, sets: string[][], maxGap: number | null): RuleJudgement {
  const rows = sets.map((set) => {
    const means = lists.classes.flatMap((pupils) => {
      const sums = pupils
        .map((pupil) => set.map((attribute) => numberOf(lists.cell(attribute, pupil))).reduce((sum, own) => sum + own))
        .filter((sum) => !Number.isNaN(sum));
      return sums.length === 0 ? [] : [sums.reduce((all, sum) => all + sum) / sums.length];
    });
    return { attribute: set.join('+'), value: means.length === 0 ? null : spanOf(means) };
  });
  const broken = rows.filter(({ value }) => maxGap !== null && (value ?? 0) > maxGap + room).length;
  return { rows, broken };
}

function judgeSpread(rule: Extract<ClassRule, { rule: 'spread' }>, lists: Lists): RuleJudgement {
  const { attribute, maxPerClass, load } = rule;
  const marked = lists.classes.map((pupils) => pupils.filter((pupil) => lists.marks(attribute, pupil)).length);
  const loads = lists.classes.map((pupils) =>
    load === null ? 0 : pupils.reduce((sum, pupil) => sum + (numberOf(lists.cell(load.attribute, pupil)) || 0), 0),
  );
  const over = maxPerClass === null ? 0 : marked.filter((count) => count > maxPerClass).length;
  const heavy = load === null ? 0 : loads.filter((sum) => sum > load.max + room).length;
  const value = maxPerClass !== null ? Math.max(...marked) : load !== null ? Math.max(...loads) : 0;
  return { rows: [{ attribute, value }], broken: over + heavy };
}

function judgeNamesakes(rule: Extract<ClassRule, { rule: 'namesakes' }>, lists: Lists): RuleJudgement {
  const nameOf = (pupil: number) =>
    lists.cell(rule.attribute, pupil).normalize('NFC').toLowerCase().split(/\s+/).join(' ').trim();
  const value = pairsOf(lists, nameOf);
  return { rows: [{ attribute: rule.attribute, value }], broken: rule.hard ? value : 0 };
}

/** Pairs of one key in one class. */
function pairsOf(lists: Lists, keyOf: (pupil: number) => string): number {
  return lists.groups(keyOf).reduce((sum, group) => sum + lists.countPairs(group), 0);
}

/** Classes a key is found in beyond its first. */
function apartOf(lists: Lists, keyOf: (pupil: number) => string): number {
  return lists
    .groups(keyOf)
    .reduce((sum, group) => sum + lists.countByClass(group).filter((count) => count > 0).length - 1, 0);
}

function judgeTwins(rule: Extract<ClassRule, { rule: 'twins' }>, lists: Lists): RuleJudgement {
  const families = lists.groups((pupil) => lists.cell(rule.attribute, pupil));
  let broken = 0;
  for (const family of families) {
    const wish = family.map((pupil) => lists.cell(rule.wish, pupil).toLowerCase()).find((own) => own !== '');
    if (wish === 'together') broken += lists.countByClass(family).filter((count) => count > 0).length - 1;
    if (wish === 'apart') broken += lists.countPairs(family);
  }
  return kept(rule.attribute, broken);
}

function judgeChoices(rule: Extract<ClassRule, { rule: 'choices' }>, lists: Lists): RuleJudgement {
  const broken = misplaced(lists, (pupil) => {
    const offers = rule.offers.filter(({ value }) => value.trim() === lists.cell(rule.attribute, pupil));
    return offers.length === 0 ? null : labelsOf(offers.flatMap(({ classes }) => classes));
  });
  return kept(rule.attribute, broken);
}

function judgeTeacherFit(rule: Extract<ClassRule, { rule: 'teacher-fit' }>, lists: Lists): RuleJudgement {
  const outside = misplaced(lists, (pupil) => (lists.marks(rule.attribute, pupil) ? labelsOf(rule.classes) : null));
  const { attribute, hard } = rule;
  return hard ? kept(attribute, outside) : { rows: [{ attribute, value: outside }], broken: 0 };
}

function judgeNeighbourhood(rule: Extract<ClassRule, { rule: 'neighbourhood' }>, lists: Lists): RuleJudgement {
  const { attribute, mode } = rule;
  const keyOf = (pupil: number) => lists.cell(attribute, pupil);
  return { rows: [{ attribute, value: mode === 'mix' ? widest(lists, keyOf) : apartOf(lists, keyOf) }], broken: 0 };
}

/** Labels as a set of classes from 0; null: nothing is asked. */
function labelsOf(labels: readonly string[]): Set<number> | null {
  const named = labels.filter((label) => label.trim() !== '');
  return named.length === 0 ? null : new Set(named.map((label) => Number(label) - 1));
}

/** Pupils who sit elsewhere than they may. */
function misplaced(lists: Lists, classesFor: (pupil: number) => Set<number> | null): number {
  return lists.classOf.filter((c, pupil) => {
    const may = classesFor(pupil);
    return may !== null && !may.has(c);
  }).length;
}
