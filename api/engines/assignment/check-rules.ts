import type { Criterion, EnrolmentIssue, Reserve, Rules } from '../enrolment-records.ts';
import { criterionDefaults } from './criteria/criteria.ts';
import { findSchemaFaults, type SchemaFault } from './json-schema.ts';
import { checkPassing } from './reserve-passing.ts';
import { rulesSchema } from './rules-schema.ts';

/**
 * rules.json, parsed, → the rules with their defaults filled in, or everything that is wrong with them, by name:
 * `rules-unknown-property`, `rules-unknown-name`, `rules-missing-property`, `rules-wrong-type`,
 * `rules-out-of-range`, `rules-reserve-match`, `rules-reserve-size`, `rules-reserve-name`, `rules-reserve-hard-passes`,
 * `rules-reserve-cycle`, `rules-reserve-passes-back`, `rules-reserve-passes-unknown`, `rules-reserves-nearest-first`,
 * `rules-zone-first-without-zone`, `rules-then-without-zone-first`, `rules-relative-proximity-mechanism`,
 * `rules-guarantee-mechanism`, `rules-guarantee-criterion`, `rules-guarantee-hard-reserve`,
 * `rules-most-moved-mechanism`, `rules-least-distance-criterion`, `rules-least-distance-reserves`, `rules-twins-mechanism`,
 * `rules-twins-relative-proximity`, `rules-twins-twice`.
 */
export function checkRules(value: unknown): { rules: Rules; issues: [] } | { rules: null; issues: EnrolmentIssue[] } {
  const faults = findSchemaFaults(rulesSchema, value);
  if (faults.length > 0) return { rules: null, issues: faults.map(issueOfFault) };
  const rules = withDefaults(value as WrittenRules);
  const issues = [
    ...checkMechanism(rules, value as WrittenRules),
    ...checkGuarantee(rules),
    ...checkReserves(rules, (value as WrittenRules).reserves ?? []),
  ];
  return issues.length > 0 ? { rules: null, issues } : { rules, issues: [] };
}

type WrittenReserve = Partial<Omit<Reserve, 'share' | 'value'>> & {
  name: string;
  attribute: string;
  share?: number;
  value?: string | number;
};
type WrittenRules = Partial<Omit<Rules, 'reserves' | 'criteria' | 'guarantee' | 'mostMoved'>> & {
  mostMoved?: { attribute?: string; share: number };
  guarantee?: 'priorities' | 'maximum';
  mechanism: Rules['mechanism'];
  criteria: ({ rule: Criterion['rule'] } & Record<string, unknown>)[];
  reserves?: WrittenReserve[];
};

function issueOfFault(fault: SchemaFault): EnrolmentIssue {
  return {
    code: `rules-${fault.code}`,
    severity: 'error',
    table: 'rules',
    column: fault.path,
    value: fault.value,
    params: { path: fault.path, expected: fault.expected },
  };
}

function withDefaults(written: WrittenRules): Rules {
  return {
    mechanism: written.mechanism,
    ...(written.mechanism === 'zone-first' && secondMechanism(written)),
    ...(written.guarantee === 'maximum' && { guarantee: written.guarantee }),
    criteria: written.criteria.map((criterion) => criterionDefaults(criterion)),
    imputeChoicesByDistance: written.imputeChoicesByDistance ?? false,
    maxMetres: written.maxMetres ?? null,
    reserves: (written.reserves ?? []).map((reserve) => ({
      name: reserve.name,
      school: reserve.school ?? '*',
      attribute: reserve.attribute,
      matchesSchool: reserve.matchesSchool ?? null,
      value: reserve.value === undefined ? null : String(reserve.value),
      share: reserve.share === undefined ? null : String(reserve.share),
      seats: reserve.seats ?? null,
      kind: reserve.kind ?? 'soft',
      ...(reserve.passesTo !== undefined && reserve.passesTo !== 'open' && { passesTo: reserve.passesTo }),
    })),
    ...(written.mostMoved && {
      mostMoved: { attribute: written.mostMoved.attribute ?? 'last_school', share: String(written.mostMoved.share) },
    }),
    ...(written.uncertaintyMetresPerKm !== undefined && { uncertaintyMetresPerKm: written.uncertaintyMetresPerKm }),
  };
}

function secondMechanism(written: WrittenRules): Pick<Rules, 'then'> {
  // biome-ignore lint/suspicious/noThenProperty: the contract's name; nobody awaits rules.
  return { then: written.then ?? 'deferred-acceptance' };
}

/** Mechanisms and criteria that do not go together. */
function checkMechanism({ mechanism, criteria, mostMoved }: Rules, written: WrittenRules): EnrolmentIssue[] {
  const issues: EnrolmentIssue[] = [];
  const report = (code: string, column: string, value: string) =>
    issues.push({ code, severity: 'error', table: 'rules', column, value, params: { path: column } });
  const zoned = criteria.some(({ rule }) => rule === 'zone');
  if (mechanism === 'zone-first' && !zoned) report('rules-zone-first-without-zone', 'criteria', 'zone');
  if (mechanism !== 'zone-first' && written.then !== undefined)
    report('rules-then-without-zone-first', 'then', written.then);
  if (mostMoved && mechanism !== 'least-total-distance') report('rules-most-moved-mechanism', 'mostMoved', mechanism);
  criteria.forEach(({ rule }, i) => {
    if (mechanism === 'least-total-distance' && rule !== 'group' && rule !== 'twins')
      report('rules-least-distance-criterion', `criteria[${i}]`, rule);
    if (rule === 'relative-proximity' && mechanism !== 'deferred-acceptance')
      report('rules-relative-proximity-mechanism', `criteria[${i}]`, mechanism);
  });
  const twins = criteria.findIndex(({ rule }) => rule === 'twins');
  if (twins < 0) return issues;
  const again = criteria.findLastIndex(({ rule }) => rule === 'twins');
  if (again > twins) report('rules-twins-twice', `criteria[${again}]`, 'twins');
  if (mechanism === 'least-total-distance') report('rules-twins-mechanism', `criteria[${twins}]`, mechanism);
  // What a family's extra metres are depends on where it finds seats for all, which the settling does not look at.
  if (criteria.some(({ rule }) => rule === 'relative-proximity'))
    report('rules-twins-relative-proximity', `criteria[${twins}]`, 'relative-proximity');
  return issues;
}

/** The greatest number is guaranteed for children one by one, whose order at a school depends on nobody's place, and soft reserves. */
function checkGuarantee({ guarantee, mechanism, criteria, reserves }: Rules): EnrolmentIssue[] {
  if (guarantee !== 'maximum') return [];
  const issues: EnrolmentIssue[] = [];
  const report = (code: string, path: string, value: string) =>
    issues.push({ code, severity: 'error', table: 'rules', column: path, value, params: { path } });
  if (mechanism !== 'deferred-acceptance') report('rules-guarantee-mechanism', 'guarantee', mechanism);
  criteria.forEach(({ rule }, i) => {
    if (rule === 'twins' || rule === 'relative-proximity') report('rules-guarantee-criterion', `criteria[${i}]`, rule);
  });
  reserves.forEach(({ name, kind }, i) => {
    if (kind === 'hard') report('rules-guarantee-hard-reserve', `reserves[${i}]`, name);
  });
  return issues;
}

function checkReserves(rules: Rules, written: WrittenReserve[]): EnrolmentIssue[] {
  const issues: EnrolmentIssue[] = [];
  const report = (code: string, i: number, value: string) =>
    issues.push({
      code,
      severity: 'error',
      table: 'rules',
      column: `reserves[${i}]`,
      value,
      params: { path: `reserves[${i}]` },
    });
  rules.reserves.forEach((reserve, i) => {
    if ((reserve.matchesSchool === null) === (reserve.value === null)) report('rules-reserve-match', i, reserve.name);
    if ((written[i].share === undefined) === (written[i].seats === undefined))
      report('rules-reserve-size', i, reserve.name);
    // Two reserves of one name may stand at different schools, never at one.
    const clash = rules.reserves.findIndex(
      (other, j) =>
        j < i &&
        other.name === reserve.name &&
        (other.school === reserve.school || other.school === '*' || reserve.school === '*'),
    );
    if (reserve.name === 'open' || clash >= 0) report('rules-reserve-name', i, reserve.name);
    if (reserve.kind === 'hard' && written[i].passesTo !== undefined)
      report('rules-reserve-hard-passes', i, reserve.name);
  });
  if (issues.length === 0) issues.push(...checkPassing(rules.reserves));
  if ([rules.mechanism, rules.then].includes('nearest-first') && rules.reserves.length > 0)
    report('rules-reserves-nearest-first', 0, rules.reserves[0].name);
  if (rules.mechanism === 'least-total-distance' && rules.reserves.length > 0)
    report('rules-least-distance-reserves', 0, rules.reserves[0].name);
  return issues;
}
