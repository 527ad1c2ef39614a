import type { FamilyReceipt } from '../../../api/client.ts';
import { useWords, type Words } from '../../state/organisation.tsx';

type OwnAppeal = FamilyReceipt['ownAppeals'][number];

/** What became of the family's own appeals; nothing where it made none. */
export function OwnAppeals({ appeals }: { appeals: readonly OwnAppeal[] }) {
  const words = useWords();
  const { t, date } = words;
  if (appeals.length === 0) return null;
  return (
    <section>
      <h2>{t('appeals.own')}</h2>
      <ul className="family-appeals">
        {appeals.map((appeal) => (
          <li key={appeal.number}>
            <b>
              {t('appeals.own-line', {
                ...{ number: appeal.number, about: t(`appeals.about.${appeal.about}`), date: date(appeal.receivedOn) },
              })}
            </b>{' '}
            {sayState(words, appeal)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function sayState({ t, date }: Words, appeal: OwnAppeal): string {
  const { status, answerBy, decisionNumber: number, decidedOn, answer, correctedVersion: version } = appeal;
  if (status === 'open') return t('appeals.own.open', { date: date(answerBy) });
  if (status === 'withdrawn' || decidedOn === null) return t('appeals.own.withdrawn');
  const said = { number, date: date(decidedOn), answer, version };
  if (status === 'correction' && version !== null) return t('appeals.own.corrected', said);
  return t(`appeals.own.${status}`, said);
}
