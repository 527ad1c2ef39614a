import { type FormEvent, useState } from 'react';
import { pathOf } from '../../api.ts';
import { useOrganisation, useWords } from '../../state/organisation.tsx';
import { useCall } from '../../state/use-call.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Shown } from '../../ui/states.tsx';
import { SyntheticStamp } from '../../ui/synthetic-stamp.tsx';
import { type Asked, openOwnClass } from './calls.ts';

/** A family sees its own child's class, by the same code and date; `asked`: what it asked of the result just now. */
export function OwnClassForm({ asked: before }: { asked: Asked | null }) {
  const { t } = useWords();
  const { id } = useOrganisation();
  const [code, setCode] = useState('');
  const [birthDate, setBirthDate] = useState('');
  const [asked, setAsked] = useState<Asked | null>(null);
  const own = useCall(asked ? `${id} class ${asked.applicantId} ${asked.birthDate}` : null, (signal) =>
    openOwnClass(id, asked as Asked, signal),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const question = {
      applicantId: code.trim() || (before?.applicantId ?? ''),
      birthDate: birthDate || (before?.birthDate ?? ''),
    };
    if (question.applicantId && question.birthDate) setAsked(question);
  };
  return (
    <section className="family-class no-print">
      <form className="family-ask" onSubmit={submit}>
        <h2>{t('family.own-title')}</h2>
        <p>{t('family.own-what')}</p>
        <Field label={t('family.own-code')}>
          {(control) => (
            <input
              {...control}
              className="input"
              autoComplete="off"
              spellCheck={false}
              required={!before}
              placeholder={before?.applicantId}
              value={code}
              onChange={(event) => setCode(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('family.birth')}>
          {(control) => (
            <input
              {...control}
              className="input"
              type="date"
              required={!before}
              value={birthDate || (before?.birthDate ?? '')}
              onChange={(event) => setBirthDate(event.target.value)}
            />
          )}
        </Field>
        <Button type="submit">{t('family.own-open')}</Button>
      </form>
      {asked && (
        <Shown call={{ ...own, reload: () => setAsked({ ...asked }) }}>
          {(found) => (
            <div className="notice" role="status">
              <p>
                <b className="family-class-label">{t('family.own-class', { class: found.classLabel })}</b>{' '}
                {found.synthetic && <SyntheticStamp />}
              </p>
              <p>{t('family.own-school', { school: found.schoolName, grade: found.grade, year: found.schoolYear })}</p>
              <p className="soft small">
                {t('family.own-proof', { code: found.pseudonym })} ·{' '}
                <a href={pathOf(id, 'class-adoptions', found.adoptionId, 'public.json')} download>
                  {t('family.own-file')}
                </a>
              </p>
            </div>
          )}
        </Shown>
      )}
    </section>
  );
}
