import { useWords } from '../state/organisation.tsx';

/** Rules as people read them: what the way of giving places promises, and each criterion in its sentence; the lot comes last whatever they say. */
export function RulesInWords({ rules }: { rules: Record<string, unknown> }) {
  const { t, code } = useWords();
  const criteria = (Array.isArray(rules.criteria) ? rules.criteria : []) as { rule: string }[];
  const named = criteria.filter(({ rule }) => rule !== 'lottery');
  return (
    <>
      <p>{code(`council.mechanism.${String(rules.mechanism)}.promise`)}</p>
      <ol className="rules-in-words">
        {named.map(({ rule }) => (
          <li key={rule}>{code(`rules.${rule}.sentence`)}</li>
        ))}
        <li>{t('family.rule-last')}</li>
      </ol>
    </>
  );
}
