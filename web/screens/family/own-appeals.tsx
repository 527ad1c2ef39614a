import type { FamilyReceipt } from '../../../api/client.ts';
import { useWords } from '../../state/organisation.tsx';
import { ownAppealState } from '../../text/own-appeal-state.ts';

type OwnAppeal = FamilyReceipt['ownAppeals'][number];

/** What became of the family's own appeals; nothing where it made none. */
export function OwnAppeals({ appeals }: { appeals: readonly OwnAppeal[] }) {
  const { t, code, date } = useWords();
  const sayState = (appeal: OwnAppeal) => {
    const { key, params } = ownAppealState(appeal, date);
    return code(`appeals.own.${key}`, params);
  };
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
            {sayState(appeal)}
          </li>
        ))}
      </ul>
    </section>
  );
}
