import { useWords } from '../state/organisation.tsx';
import { type ReserveInWords, sayPercent, sayReserve } from './reserve-sentence.ts';

interface RulesInWordsProps {
  rules: Record<string, unknown>;
  /** A school by its id, where its name is known. */
  nameOf?: (school: string) => string;
}

/** Rules as people read them: what the way of giving places promises, and each criterion in its sentence, the lot last whatever they say; then reserved seats and limits. */
export function RulesInWords({ rules, nameOf }: RulesInWordsProps) {
  const words = useWords();
  const { t, code } = words;
  const criteria = (Array.isArray(rules.criteria) ? rules.criteria : []) as { rule: string }[];
  const reserves = (Array.isArray(rules.reserves) ? rules.reserves : []) as ReserveInWords[];
  const { mostMoved } = rules as { mostMoved?: { share: number } };
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
      {reserves.length > 0 && (
        <>
          <p>{t('council.reserves-title')}:</p>
          <ol className="rules-in-words">
            {reserves.map((reserve) => (
              <li key={`${reserve.name} ${reserve.school ?? '*'}`}>
                <b>{reserve.name}</b>: {sayReserve(words, reserve, nameOf)}
              </li>
            ))}
          </ol>
        </>
      )}
      {mostMoved && <p>{t('council.most-moved', { share: sayPercent(words, mostMoved.share) })}</p>}
    </>
  );
}
