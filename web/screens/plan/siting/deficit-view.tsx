import type { ReactNode } from 'react';
import type { SitingQuestion, SitingResult } from '../../../../api/client.ts';
import { useWords } from '../../../state/organisation.tsx';
import { Button } from '../../../ui/button.tsx';
import { ConsideredNotes } from './considered-notes.tsx';

interface DeficitProps {
  question: SitingQuestion;
  result: Extract<SitingResult, { kind: 'deficit' }>;
  busy: boolean;
  onInstead: () => void;
  children: ReactNode;
}

/** No choice seats everyone: how many seats are missing, whose, and what to do instead. */
export function DeficitView({ question, result, busy, onInstead, children: failure }: DeficitProps) {
  const { t, n } = useWords();
  const { lack, proved, children, seats, missing, communes, places, considered } = result;
  const params = { children: n(children, 0), seats: n(seats, 0), open: question.open };
  return (
    <section className="panel-stack siting-answer">
      <h3>{t('sitings.deficit.title', { missing: n(Math.ceil(missing - 1e-6), 0) })}</h3>
      <p>{t(`sitings.deficit.${lack}`, params)}</p>
      {!proved && <p className="small">{t('sitings.deficit.unproved')}</p>}
      {communes.length > 0 && (
        <>
          <h4>{t('sitings.deficit.where')}</h4>
          <ul className="small">
            {communes.map(({ name, children: own }) => (
              <li key={name ?? ''}>
                {t('sitings.deficit.commune', { name: name ?? t('sitings.card.nowhere'), children: n(own, 0) })}
              </li>
            ))}
          </ul>
        </>
      )}
      {lack !== 'total' && places.length > 0 && (
        <>
          <h4>{t('sitings.deficit.places')}</h4>
          <p className="small">{places.join(', ')}</p>
        </>
      )}
      <div className="siting-buttons">
        <Button look="main" disabled={busy} onClick={onInstead}>
          {t('sitings.deficit.seats-instead')}
        </Button>
      </div>
      {failure}
      <ConsideredNotes question={question} considered={considered} />
    </section>
  );
}
