/** Sets of rules to begin with, as rules.json would write them. */
const needs = { rule: 'spread', attribute: 'needs', maxPerClass: 2, capReduction: 5 };
const size = { rule: 'size', maxGap: 1 };
const sex = { rule: 'sex' };
const quarter = { rule: 'birth-quarter' };
const friend = { rule: 'friend' };

/** By name: nursery (kindergarten of five-year-olds), grade-1, grade-6. Caps are the norms of Vietnam in 2026. */
export const presets: Record<string, { cap: number; rules: Record<string, unknown>[] }> = {
  nursery: { cap: 35, rules: [size, needs, sex, quarter, { rule: 'namesakes' }, friend] },
  'grade-1': {
    cap: 35,
    rules: [size, needs, sex, quarter, { rule: 'nursery' }, { rule: 'namesakes' }, friend],
  },
  'grade-6': {
    cap: 45,
    rules: [
      size,
      needs,
      { rule: 'same-class', attribute: 'programme' },
      sex,
      { rule: 'scores', attributes: ['maths', 'vietnamese'] },
      { rule: 'feeder', attribute: 'primary_school' },
      { rule: 'repeaters' },
      { rule: 'namesakes' },
      friend,
    ],
  },
};
