import { CalendarPlus } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { Level, Period } from '../../../api/client.ts';
import { useOrganisation, useWords } from '../../state/organisation.tsx';
import { useAction } from '../../state/use-action.ts';
import { Button } from '../../ui/button.tsx';
import { ChoiceField, TextField } from '../../ui/form-fields.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { Failed } from '../../ui/states.tsx';
import { openPeriod } from './calls.ts';

interface NewPeriodProps {
  onOpened: (period: Period) => void;
}

/** Opens an enrolment period: its level, its school year, and a name where the usual one will not do. */
export function NewPeriod({ onOpened }: NewPeriodProps) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon={<CalendarPlus aria-hidden size={18} />} onClick={() => setOpen(true)}>
        {t('council.period-new')}
      </Button>
      {open && (
        <PeriodSheet
          onOpened={(period) => {
            setOpen(false);
            onOpened(period);
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

function PeriodSheet({ onOpened, onClose }: NewPeriodProps & { onClose: () => void }) {
  const { t } = useWords();
  const organisation = useOrganisation();
  const [level, setLevel] = useState<Level>(organisation.levels[0] ?? 'primary');
  const [schoolYear, setSchoolYear] = useState(organisation.schoolYear);
  const [name, setName] = useState('');
  const { busy, failure, run } = useAction();
  const save = (event: FormEvent) => {
    event.preventDefault();
    const named = name.trim() === '' ? {} : { name: name.trim() };
    void run(async () =>
      onOpened(await openPeriod(organisation.id, { level, schoolYear: schoolYear.trim(), ...named })),
    );
  };
  return (
    <Sheet title={t('council.period-new')} onClose={onClose}>
      <form className="stack" onSubmit={save}>
        <p className="soft">{t('council.period-new.what')}</p>
        <ChoiceField
          label={t('council.period-level')}
          value={level}
          choices={organisation.levels.map((value) => ({ value, text: t(`common.level.${value}`) }))}
          onValue={setLevel}
        />
        <TextField
          label={t('council.period-year')}
          hint={t('council.period-year.hint')}
          required
          value={schoolYear}
          onValue={setSchoolYear}
        />
        <TextField
          label={t('council.period-name')}
          hint={t('council.period-name.hint')}
          value={name}
          onValue={setName}
        />
        <p className="small">{t('council.period-dossiers')}</p>
        {failure && <Failed failure={failure} />}
        <Button look="main" type="submit" disabled={busy || !/^\d{4}-\d{4}$/.test(schoolYear.trim())}>
          {t('council.period-open')}
        </Button>
      </form>
    </Sheet>
  );
}
