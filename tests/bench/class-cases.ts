import type { ClassRecords } from '../../api/engines/class-records.ts';
import { checkClassRules } from '../../api/engines/classes/check-rules.ts';
import { encode } from '../../api/engines/classes/encode.ts';
import type { ClassProblem } from '../../api/engines/classes/types.ts';
import { seededRandom } from '../../api/engines/random.ts';

const subjects = ['maths', 'vietnamese', 'english', 'science'];
const size = { rule: 'size', maxGap: 1 };
const scores = { rule: 'scores', attributes: subjects };

/** The size rule and five means; and twelve demands beside them: sex, means, quarter, district, feeder, repeaters, namesakes. */
export const fiveMeans = [size, scores];
export const twelve = [
  size,
  { rule: 'sex' },
  scores,
  { rule: 'birth-quarter' },
  { rule: 'balance-count', attribute: 'district' },
  { rule: 'feeder' },
  { rule: 'repeaters' },
  { rule: 'namesakes' },
];

/** An invented school on arrays; throws where the rules are refused. */
export function aSchool(pupils: number, classes: number, rules: object[], seed = '0'): ClassProblem {
  const checked = checkClassRules({ rules });
  const { problem, issues } = encode(inventPupils(pupils, classes, seed), checked.rules!, seed);
  if (!problem) throw new Error(JSON.stringify(issues));
  return problem;
}

function inventPupils(count: number, classCount: number, seed: string): ClassRecords {
  const random = seededRandom(`bench classes ${count} ${seed}`);
  const column = (cell: () => string) => Array.from({ length: count }, cell);
  const whole = (below: number) => Math.floor(random() * below);
  const mark = () => String(Math.min(20, 4 + whole(6) + whole(6) + whole(7)) / 2);
  return {
    pupils: {
      ids: Array.from({ length: count }, (_, i) => `p${String(i).padStart(5, '0')}`),
      attributes: {
        name: column(() => `N${whole(count)}`),
        sex: column(() => 'FM'[whole(2)]),
        birth_quarter: column(() => String(1 + whole(4))),
        district: column(() => (whole(10) === 0 ? 'other' : 'own')),
        feeder_school: column(() => `s${whole(10)}`),
        repeater: column(() => (whole(30) === 0 ? '1' : '')),
        ...Object.fromEntries(subjects.map((subject) => [subject, column(mark)])),
      },
    },
    wishes: { pupils: new Int32Array(), kinds: [], others: new Int32Array() },
    classCount,
  };
}
