import type { SitingQuestion, SitingResult } from '../../../../api/client.ts';
import { useWords } from '../../../state/organisation.tsx';

interface NotesProps {
  question: SitingQuestion;
  considered: SitingResult['considered'];
}

const shown = 20;

/** What the answer rests on and what was left out of it, each named. */
export function ConsideredNotes({ question, considered }: NotesProps) {
  const { t, n } = useWords();
  const { candidates, expansions, leftOut, seatsUnknown, unreached, childrenToday, communesAsWhole } = considered;
  const { year } = question;
  return (
    <details className="siting-notes">
      <summary>{t('sitings.considered.title')}</summary>
      <ul className="small">
        <li>{t('sitings.considered.candidates', { candidates, expansions })}</li>
        {year !== null && (
          <li>
            {t('sitings.considered.year', { year: String(year), today: n(childrenToday, 0), whole: communesAsWhole })}
          </li>
        )}
        {seatsUnknown > 0 && <li>{t('sitings.considered.seats-unknown', { count: seatsUnknown })}</li>}
        {unreached > 0 && <li>{t('sitings.considered.unreached', { count: n(unreached, 0) })}</li>}
      </ul>
      {leftOut.length > 0 && (
        <>
          <h4>{t('sitings.considered.left-out', { count: leftOut.length })}</h4>
          <ul className="small">
            {leftOut.slice(0, shown).map(({ id, name, why }) => (
              <li key={id}>
                {name}: {t(`sitings.left-out.${why}`)}
              </li>
            ))}
            {leftOut.length > shown && <li>…</li>}
          </ul>
        </>
      )}
    </details>
  );
}
