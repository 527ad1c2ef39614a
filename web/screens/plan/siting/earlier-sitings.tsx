import type { Siting } from '../../../../api/client.ts';
import { useWords } from '../../../state/organisation.tsx';
import { Field } from '../../../ui/field.tsx';

interface EarlierProps {
  sitings: readonly Siting[];
  openId: string | null;
  onOpen: (id: string) => void;
}

/** Answers found before, to look at again. */
export function EarlierSitings({ sitings, openId, onOpen }: EarlierProps) {
  const { t, date } = useWords();
  const done = sitings.filter(({ status }) => status === 'done');
  if (done.length < 2) return null;
  return (
    <Field label={t('sitings.earlier')}>
      {(control) => (
        <select
          {...control}
          className="input"
          value={openId ?? ''}
          onChange={(event) => event.target.value && onOpen(event.target.value)}
        >
          {done.every(({ id }) => id !== openId) && <option value="">{t('sitings.earlier.choose')}</option>}
          {done.map(({ id, createdAt, question }) => (
            <option key={id} value={id}>
              {t('sitings.earlier.line', {
                ...{ date: date(createdAt), open: question.open },
                objective: t(`sitings.objective.${question.objective}`),
              })}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
