import { checkRules } from '#engines/assignment/check-rules.ts';
import { listRuleChanges, type RuleChange } from '#engines/assignment/rule-changes.ts';
import type { Words } from '../../../state/organisation.tsx';
import { sayColumn, sayPercent, sayReserve } from '../../../ui/reserve-sentence.ts';

type Wire = Record<string, unknown>;
type CheckedRules = Parameters<typeof listRuleChanges>[1];

/** What two versions of the rules differ in, a sentence each; null where one of them is not understood. `nameOf`: a school by its id. */
export function sayChanges(
  words: Words,
  before: Wire,
  after: Wire,
  nameOf: (school: string) => string,
): string[] | null {
  const [earlier, later] = [checkRules(before).rules, checkRules(after).rules];
  if (!earlier || !later) return null;
  return listRuleChanges(earlier, later).map((change) => sayChange(words, change, later, nameOf));
}

function sayChange(words: Words, change: RuleChange, later: CheckedRules, nameOf: (school: string) => string): string {
  const { code } = words;
  const params: Record<string, unknown> = { ...change };
  if ('entry' in change) {
    params.what = code(`ruleEditor.entry.${change.entry}`);
    params.before = sayValue(words, change.entry, change.before);
    params.after = sayValue(words, change.entry, change.after);
  }
  if ('rule' in change) params.rule = code(`council.rule.${change.rule}`);
  if ('school' in change)
    params.school = change.school === '*' ? code('council.reserve.every-school') : nameOf(change.school);
  if (change.key === 'reserve-added') {
    const { value, matchesSchool, share, seats, ...reserve } = later.reserves[change.place - 1];
    const written = { ...(value !== null && { value }), ...(matchesSchool !== null && { matchesSchool }) };
    const size = { ...(share !== null && { share }), ...(seats !== null && { seats }) };
    params.said = sayReserve(words, { ...reserve, ...written, ...size }, nameOf);
  }
  return code(`ruleEditor.change.${change.key}`, params);
}

/** A value of an entry as people say it; an absent one as what its absence means. */
function sayValue(words: Words, entry: string, value: unknown): string {
  const { t, code, n } = words;
  const none = t('ruleEditor.said.none');
  if (entry === 'guarantee') return t(value === 'maximum' ? 'ruleEditor.said.yes' : 'ruleEditor.said.no');
  if (entry === 'passesTo') return value === null ? t('ruleEditor.said.open') : `“${String(value)}”`;
  if (entry === 'matchesSchool' && value === null) return t('ruleEditor.option.school_id');
  if (value === null) return none;
  if (typeof value === 'boolean') return t(value ? 'ruleEditor.said.yes' : 'ruleEditor.said.no');
  if (Array.isArray(value)) return value.join(', ');
  if (entry === 'mechanism' || entry === 'then') return code(`council.mechanism.${String(value)}`);
  if (entry === 'attribute' || entry === 'matchesSchool') return sayColumn(words, String(value));
  if (entry === 'kind') return code(`ruleEditor.said.${String(value)}`);
  if (entry === 'share') return t('ruleEditor.said.share', { value: sayPercent(words, Number(value)) });
  if (entry === 'mostMoved') {
    const { attribute, share } = value as { attribute: string; share: string };
    const said = t('ruleEditor.said.share', { value: sayPercent(words, Number(share)) });
    return `${said} (${sayColumn(words, attribute)})`;
  }
  if (entry === 'maxMetres' || entry === 'bandMetres')
    return t('ruleEditor.said.metres', { value: n(Number(value), 0) });
  if (entry === 'uncertaintyMetresPerKm') return t('ruleEditor.said.metres-a-km', { value: n(Number(value), 0) });
  if (entry === 'bandSeconds') return t('ruleEditor.said.seconds', { value: n(Number(value), 0) });
  if (entry === 'order' || entry === 'fallback') return code(`ruleEditor.option.${String(value)}`);
  return typeof value === 'number' ? n(value, 0) : String(value);
}
