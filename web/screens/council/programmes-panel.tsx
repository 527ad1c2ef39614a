import { type FormEvent, useState } from 'react';
import type { Period, Quota } from '../../../api/client.ts';
import { useOrganisation, useWords } from '../../state/organisation.tsx';
import { useAction } from '../../state/use-action.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Failed } from '../../ui/states.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { changeProgramme, closeProgramme, openProgramme } from './calls.ts';
import { readSeats } from './paste-quotas.ts';
import { SchoolChoice } from './school-choice.tsx';

interface ProgrammesPanelProps {
  period: Period;
  quotas: readonly Quota[];
  onSaved: (answer: { quotas: Quota[] }) => void;
}

/** Programmes inside the schools of a period: those there are, and a form for another. */
export function ProgrammesPanel({ period, quotas, onSaved }: ProgrammesPanelProps) {
  const { t } = useWords();
  const programmes = quotas.filter(({ programmeOf }) => programmeOf !== null);
  const nameOf = (id: string | null) => quotas.find(({ schoolId }) => schoolId === id)?.schoolName ?? id ?? '';
  return (
    <section className="stack">
      <h3>{t('council.programmes-title')}</h3>
      <p className="soft">{t('council.programmes-what')}</p>
      {programmes.length === 0 && <p>{t('council.programmes-none')}</p>}
      <ul className="run-list">
        {programmes.map((programme) => (
          <li key={programme.schoolId} className="programme-line">
            <p>
              <b>{programme.schoolName}</b>{' '}
              <span className="soft small">
                {t('council.programme-of', { school: nameOf(programme.programmeOf) })}
                {!programme.openedByCouncil && ` · ${t('council.programme-register')}`}
              </span>
            </p>
            {programme.openedByCouncil && (
              <ProgrammeForm
                key={`${programme.schoolName} ${programme.seats}`}
                period={period}
                programme={programme}
                onSaved={onSaved}
              />
            )}
          </li>
        ))}
      </ul>
      <NewProgramme
        period={period}
        schools={quotas.filter(({ programmeOf }) => programmeOf === null)}
        onSaved={onSaved}
      />
    </section>
  );
}

interface ProgrammeFormProps extends Pick<ProgrammesPanelProps, 'period' | 'onSaved'> {
  programme: Quota;
}

function ProgrammeForm({ period, programme, onSaved }: ProgrammeFormProps) {
  const { t } = useWords();
  const { id } = useOrganisation();
  const [name, setName] = useState(programme.schoolName);
  const [seats, setSeats] = useState(programme.seats === null ? '' : String(programme.seats));
  const { busy, failure, run } = useAction();
  const read = readSeats(seats);
  const changed = name !== programme.schoolName || read !== programme.seats;
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (read === undefined) return;
    void run(async () => {
      onSaved(await changeProgramme(id, period.id, programme.schoolId, { name, seats: read }));
      showToast(t('council.programme-saved', { name }));
    });
  };
  const close = () =>
    run(async () => {
      onSaved(await closeProgramme(id, period.id, programme.schoolId));
      showToast(t('council.programme-closed', { name: programme.schoolName }));
    });
  return (
    <form className="start-run-row" onSubmit={save}>
      <EntryFields name={name} seats={seats} onName={setName} onSeats={setSeats} />
      <Button type="submit" disabled={busy || !changed || read === undefined}>
        {t('common.save')}
      </Button>
      <Button look="quiet" disabled={busy} onClick={() => void close()}>
        {t('council.programme-close')}
      </Button>
      {failure && <Failed failure={failure} />}
    </form>
  );
}

function NewProgramme({
  period,
  schools,
  onSaved,
}: Pick<ProgrammesPanelProps, 'period' | 'onSaved'> & { schools: readonly Quota[] }) {
  const { t } = useWords();
  const { id } = useOrganisation();
  const [schoolId, setSchoolId] = useState('');
  const [name, setName] = useState('');
  const [seats, setSeats] = useState('');
  const { busy, failure, run } = useAction();
  const read = readSeats(seats);
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (read === undefined) return;
    void run(async () => {
      onSaved(await openProgramme(id, period.id, { schoolId, name, seats: read }));
      showToast(t('council.programme-added', { name }));
      setName('');
      setSeats('');
    });
  };
  return (
    <form className="start-run season-form" onSubmit={add}>
      <h3>{t('council.programme-add')}</h3>
      <SchoolChoice quotas={schools} schoolId={schoolId} onChoose={setSchoolId} />
      <EntryFields name={name} seats={seats} onName={setName} onSeats={setSeats} />
      {failure && <Failed failure={failure} />}
      <p className="season-actions">
        <Button look="main" type="submit" disabled={busy || schoolId === '' || read === undefined}>
          {t('council.programme-add')}
        </Button>
      </p>
    </form>
  );
}

interface EntryFieldsProps {
  name: string;
  seats: string;
  onName: (name: string) => void;
  onSeats: (seats: string) => void;
}

function EntryFields({ name, seats, onName, onSeats }: EntryFieldsProps) {
  const { t } = useWords();
  const wrong = readSeats(seats) === undefined ? t('council.quota-wrong') : null;
  return (
    <>
      <Field label={t('council.programme-name')} hint={t('council.programme-name.hint')}>
        {(control) => (
          <input {...control} className="input" value={name} onChange={(event) => onName(event.target.value)} />
        )}
      </Field>
      <Field label={t('council.programme-seats')} hint={t('council.programme-seats.hint')} error={wrong}>
        {(control) => (
          <input
            {...control}
            className="input figures"
            inputMode="numeric"
            value={seats}
            onChange={(event) => onSeats(event.target.value)}
          />
        )}
      </Field>
    </>
  );
}
