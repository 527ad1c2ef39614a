import { useWords } from '../../state/organisation.tsx';

/** The rules the result was made by, each in its sentence; the lot comes last whatever they say. */
export function RulesInForce({ rules }: { rules: Record<string, unknown> }) {
  const { t, code } = useWords();
  const criteria = (Array.isArray(rules.criteria) ? rules.criteria : []) as { rule: string }[];
  const named = criteria.filter(({ rule }) => rule !== 'lottery');
  return (
    <section>
      <h2>{t('family.rule')}</h2>
      <p>{code(`council.mechanism.${String(rules.mechanism)}.promise`)}</p>
      <ol className="family-rules">
        {named.map(({ rule }) => (
          <li key={rule}>{code(`rules.${rule}.sentence`)}</li>
        ))}
        <li>{t('family.rule-last')}</li>
      </ol>
    </section>
  );
}
