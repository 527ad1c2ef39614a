import { ClipboardPaste, FlaskConical, School } from 'lucide-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { ClassPlan } from '../../../api/client.ts';
import { useOrganisation, useWords } from '../../state/organisation.tsx';
import { useAction } from '../../state/use-action.ts';
import { useCall } from '../../state/use-call.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { Empty, Failed, Shown } from '../../ui/states.tsx';
import { createFromPeriod, listPeriods, listQuotas, openExample } from './calls.ts';
import { NewTable } from './new-table.tsx';

type Way = 'table' | 'period';

/** Three ways to a list of pupils: the example, a spreadsheet, a published result. */
export function NewPlan({ onMade }: { onMade: (plan: ClassPlan) => void }) {
  const { t } = useWords();
  const { id, synthetic } = useOrganisation();
  const [way, setWay] = useState<Way | null>(null);
  const [opened, setOpened] = useState<Way[]>([]);
  const open = (next: Way) => {
    setWay(next);
    setOpened((before) => (before.includes(next) ? before : [...before, next]));
  };
  const { busy, failure, run } = useAction();
  const example = () => run(async () => onMade(await openExample(id)));
  return (
    <section className="stack new-plan">
      <div className="new-ways">
        {synthetic && (
          <Choice
            icon={<FlaskConical aria-hidden />}
            title={t('classes.new-example')}
            what={t('classes.new-example.what')}
            isOpen={false}
            disabled={busy}
            onClick={() => void example()}
          />
        )}
        <Choice
          icon={<ClipboardPaste aria-hidden />}
          title={t('classes.new-table')}
          what={t('classes.new-table.what')}
          isOpen={way === 'table'}
          onClick={() => open('table')}
        />
        <Choice
          icon={<School aria-hidden />}
          title={t('classes.new-period')}
          what={t('classes.new-period.what')}
          isOpen={way === 'period'}
          onClick={() => open('period')}
        />
      </div>
      {failure && <Failed failure={failure} />}
      {/* What was pasted or chosen stays while another way is looked at. */}
      {opened.map((each) => (
        <div key={each} hidden={each !== way}>
          {each === 'table' ? <NewTable onMade={onMade} /> : <PeriodForm onMade={onMade} />}
        </div>
      ))}
    </section>
  );
}

interface ChoiceProps {
  icon: ReactNode;
  title: string;
  what: string;
  isOpen: boolean;
  disabled?: boolean;
  onClick: () => void;
}

function Choice({ icon, title, what, isOpen, disabled, onClick }: ChoiceProps) {
  return (
    <button type="button" className="new-way" aria-expanded={isOpen} disabled={disabled} onClick={onClick}>
      {icon}
      <b>{title}</b>
      <span className="soft small">{what}</span>
    </button>
  );
}

function PeriodForm({ onMade }: { onMade: (plan: ClassPlan) => void }) {
  const { t } = useWords();
  const { id } = useOrganisation();
  const periods = useCall(id, (signal) => listPeriods(id, signal));
  const [periodId, setPeriodId] = useState('');
  const [schoolId, setSchoolId] = useState('');
  const [classCount, setClassCount] = useState<number | null>(5);
  const quotas = useCall(periodId ? `${id} ${periodId}` : null, (signal) => listQuotas(id, periodId, signal));
  const { busy, failure, run } = useAction();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (periodId && schoolId && classCount)
      void run(async () => onMade(await createFromPeriod(id, { periodId, schoolId, classCount })));
  };
  return (
    <Shown call={periods}>
      {({ periods: list }) =>
        list.length === 0 ? (
          <Empty title={t('classes.new-period')}>{t('classes.new-period.none')}</Empty>
        ) : (
          <form className="stack panel-form" onSubmit={submit}>
            <Field label={t('classes.period')}>
              {(control) => (
                <select
                  {...control}
                  className="input"
                  required
                  value={periodId}
                  onChange={(event) => setPeriodId(event.target.value)}
                >
                  <option value="" />
                  {list.map((period) => (
                    <option key={period.id} value={period.id}>
                      {period.name} · {period.schoolYear}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            <Field label={t('classes.school')}>
              {(control) => (
                <select
                  {...control}
                  className="input"
                  required
                  disabled={!quotas.value}
                  value={schoolId}
                  onChange={(event) => setSchoolId(event.target.value)}
                >
                  <option value="" />
                  {quotas.value?.quotas.map((quota) => (
                    <option key={quota.schoolId} value={quota.schoolId}>
                      {quota.schoolName}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            <NumberField
              label={t('classes.class-count')}
              value={classCount}
              least={1}
              required
              onValue={setClassCount}
            />
            {failure && <Failed failure={failure} />}
            <Button look="main" type="submit" disabled={busy}>
              {t('classes.create-plan')}
            </Button>
          </form>
        )
      }
    </Shown>
  );
}
