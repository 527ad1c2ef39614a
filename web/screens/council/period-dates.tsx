import { CalendarDays } from 'lucide-react';
import { useState } from 'react';
import type { Period } from '../../../api/client.ts';
import { useOrganisation, useWords } from '../../state/organisation.tsx';
import { useAction } from '../../state/use-action.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { Failed } from '../../ui/states.tsx';
import { saveDates } from './calls.ts';

const days = ['opensOn', 'closesOn', 'resultsOn', 'appealsUntil'] as const;

interface PeriodDatesProps {
  period: Period;
  onSaved: (period: Period) => void;
}

/** The days of the period in one line, and a sheet to change them. */
export function PeriodDates({ period, onSaved }: PeriodDatesProps) {
  const { t, date } = useWords();
  const [open, setOpen] = useState(false);
  const known = days.filter((day) => period.dates[day] !== null);
  return (
    <div className="period-dates">
      {known.length === 0 && <p className="soft small">{t('council.dates-none')}</p>}
      {known.length > 0 && (
        <dl className="small figures">
          {known.map((day) => (
            <div key={day}>
              <dt>{t(`council.dates.${day}`)}</dt>
              <dd>{date(period.dates[day] ?? '')}</dd>
            </div>
          ))}
        </dl>
      )}
      <Button look="quiet" icon={<CalendarDays aria-hidden size={18} />} onClick={() => setOpen(true)}>
        {t('council.dates-edit')}
      </Button>
      {open && <DatesSheet period={period} onSaved={onSaved} onClose={() => setOpen(false)} />}
    </div>
  );
}

function DatesSheet({ period, onSaved, onClose }: PeriodDatesProps & { onClose: () => void }) {
  const { t } = useWords();
  const { id } = useOrganisation();
  const [dates, setDates] = useState(period.dates);
  const { busy, failure, run } = useAction();
  const save = async () => {
    if (await run(async () => onSaved(await saveDates(id, period.id, dates)))) onClose();
  };
  return (
    <Sheet
      title={t('council.dates-title')}
      onClose={onClose}
      actions={
        <Button look="main" disabled={busy} onClick={save}>
          {t('council.dates-save')}
        </Button>
      }
    >
      <div className="stack">
        <p className="soft">{t('council.dates-what')}</p>
        {days.map((day) => (
          <Field key={day} label={t(`council.dates.${day}`)}>
            {(control) => (
              <input
                {...control}
                className="input"
                type="date"
                value={dates[day] ?? ''}
                onChange={(event) => setDates({ ...dates, [day]: event.target.value || null })}
              />
            )}
          </Field>
        ))}
        {failure && <Failed failure={failure} />}
      </div>
    </Sheet>
  );
}
