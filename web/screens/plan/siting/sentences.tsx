import { useWords } from '../../../state/organisation.tsx';
import type { Sentence } from './say-answer.ts';

/** Sentences of an answer, the first said louder; percents to a tenth, all else whole. */
export function Sentences({ said }: { said: readonly Sentence[] }) {
  const { t, n } = useWords();
  return (
    <>
      {said.map(({ key, params }, i) => (
        <p key={key} className={i === 0 ? 'siting-said' : 'small'}>
          {t(
            key,
            Object.fromEntries(
              Object.entries(params).map(([name, value]) => [name, n(value, name === 'percent' ? 1 : 0)]),
            ),
          )}
        </p>
      ))}
    </>
  );
}
