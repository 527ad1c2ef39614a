import { useWords, type Words } from '../../../state/organisation.tsx';
import type { Sentence } from './say-answer.ts';

/** Sentences of an answer, the first said louder; percents to a tenth, all else whole. */
export function Sentences({ said }: { said: readonly Sentence[] }) {
  const words = useWords();
  return (
    <>
      {said.map((sentence, i) => (
        <p key={sentence.key} className={i === 0 ? 'siting-said' : 'small'}>
          {inWords(words, sentence)}
        </p>
      ))}
    </>
  );
}

/** One sentence in the reader's language. */
export function inWords({ t, n }: Pick<Words, 't' | 'n'>, { key, params }: Sentence): string {
  const written = Object.entries(params).map(([name, value]) => [name, n(value, name === 'percent' ? 1 : 0)]);
  return t(key, Object.fromEntries(written));
}
