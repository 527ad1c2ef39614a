import { checkRules } from '#engines/assignment/check-rules.ts';
import type { Words } from '../../../state/organisation.tsx';
import type { Rules } from '../rules.ts';

/** One thing the engine would refuse: where it stands in the rules (`reserves[1].share`), and the values of its sentence. */
export interface Fault {
  code: string;
  path: string;
  params: Record<string, unknown>;
}

/** Where a fault of a whole line of reserved seats is shown: beside the field that mends it. */
const fieldOfReserve: Record<string, string> = {
  'rules-reserve-match': 'match',
  'rules-reserve-size': 'size',
  'rules-reserve-name': 'name',
  'rules-reserve-hard-passes': 'passesTo',
  'rules-guarantee-hard-reserve': 'passesTo',
};

/** Everything in the rules the engine would refuse, as they stand while they are being written. */
export function findFaults(rules: Rules): Fault[] {
  return checkRules(rules).issues.map(({ code, column, value, params }) => {
    const field = fieldOfReserve[code];
    const path = field === undefined ? (column ?? '') : `${column}.${field}`;
    return { code, path, params: { ...params, value } };
  });
}

/**
 * The sentence for what is wrong at one of these places, null where nothing is. `wrong`: the field's own, for text that is no
 * figure, or one out of bounds.
 */
export function faultAt(
  { code }: Pick<Words, 'code'>,
  faults: readonly Fault[],
  paths: readonly string[],
  wrong: string,
): string | null {
  const fault = faults.find(({ path }) => paths.includes(path));
  if (!fault) return null;
  if (['rules-wrong-type', 'rules-out-of-range', 'rules-missing-property'].includes(fault.code)) return wrong;
  return sayFault({ code }, fault);
}

/** The sentence of a fault that has one of its own. */
export function sayFault({ code }: Pick<Words, 'code'>, fault: Fault): string {
  const key = `ruleEditor.fault.${fault.code}`;
  const said = code(key, fault.params);
  return said === key ? code('ruleEditor.fault.unknown') : said;
}
