import { useState } from 'react';
import type { Programme, ProgrammeSettings, ProgrammeWork } from '../../../../api/client.ts';
import { useOrganisation, useWords } from '../../../state/organisation.tsx';
import { useAction } from '../../../state/use-action.ts';
import { Button } from '../../../ui/button.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { NumberField } from '../../../ui/number-field.tsx';
import { failureText } from '../../../ui/states.tsx';
import { useSaying } from '../scenarios/use-saying.ts';
import { makeProgramme } from './calls.ts';
import { draftOf, type WorkDraft, withBudget, withWork } from './draft-settings.ts';

interface FormProps {
  found: Programme;
  onFound: (found: Programme) => void;
}

/** Money of each year, whom to build for, and of each work its land and year. */
export function SettingsForm({ found, onFound }: FormProps) {
  const { t } = useWords();
  const { id } = useOrganisation();
  const action = useAction();
  const [draft, setDraft] = useState<ProgrammeSettings>(() => draftOf(found));
  const years = found.years ?? [];
  const make = () => action.run(async () => onFound(await makeProgramme(id, found.scenarioId, draft)));
  return (
    <form
      className="panel-stack"
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
    >
      <fieldset className="programme-budgets">
        <legend>
          <h3>{t('programme.budgets')}</h3>
        </legend>
        <p className="soft small">{t('programme.budgets.hint')}</p>
        <div className="programme-fields">
          {draft.budgets.map(({ year, million }) => (
            <NumberField
              key={year}
              label={String(year)}
              name={t('programme.budget-of', { year: String(year) })}
              value={million === 0 ? null : million}
              fractions
              onValue={(value) => setDraft(withBudget(draft, year, value ?? 0))}
            />
          ))}
        </div>
        <label className="programme-check">
          <input
            type="checkbox"
            checked={draft.carryOver}
            onChange={({ target }) => setDraft({ ...draft, carryOver: target.checked })}
          />
          {t('programme.carry-over')}
        </label>
      </fieldset>
      <Choice
        label={t('programme.plan-for')}
        value={draft.planFor}
        onChange={(planFor) => setDraft({ ...draft, planFor })}
        options={(['sure', 'likely', 'possible'] as const).map((value) => ({
          value,
          text: t(`programme.case.${value}`),
        }))}
      />
      <section className="panel-stack">
        <h3>{t('programme.works')}</h3>
        <ul className="card-list">
          {found.works.map((work) => (
            <WorkCard
              key={work.key}
              work={work}
              years={years}
              said={draft.works.find(({ key }) => key === work.key)!}
              onSaid={(part) => setDraft(withWork(draft, work.key, part))}
            />
          ))}
        </ul>
      </section>
      {action.failure && (
        <p className="field-error" role="alert">
          {failureText(action.failure, t)}
        </p>
      )}
      <Button look="main" type="submit" disabled={action.busy}>
        {t(action.busy ? 'programme.making' : 'programme.make')}
      </Button>
    </form>
  );
}

interface CardProps {
  work: ProgrammeWork;
  years: readonly number[];
  said: WorkDraft;
  onSaid: (part: Partial<WorkDraft>) => void;
}

function WorkCard({ work, years, said, onSaid }: CardProps) {
  const { t, n, change } = useWords();
  const sayIt = useSaying();
  const cost =
    work.cost === null ? t('programme.cost-unknown') : t('programme.cost-million', { cost: n(work.cost, 0) });
  const commune = work.communeName ?? t('programme.commune-unknown');
  const pinOf = (value: string) => (value === '' ? null : value === 'never' ? value : Number(value));
  return (
    <li className="card-item programme-work">
      <p>
        <b>{sayIt(work.saying)}</b>
        <br />
        <span className="soft small">{t('programme.work-facts', { commune, seats: change(work.seats), cost })}</span>
      </p>
      <div className="programme-fields">
        {work.needsLand && (
          <YearField
            label={t('programme.land')}
            none={t('programme.land.none')}
            years={years}
            value={said.clearedFrom}
            onValue={(value) => onSaid({ clearedFrom: value === '' ? null : Number(value) })}
          />
        )}
        <YearField
          label={t('programme.year')}
          none={t(work.byHand ? 'programme.year.none' : 'programme.year.search')}
          never={t('programme.year.never')}
          years={years}
          value={said.pin}
          onValue={(value) => onSaid({ pin: pinOf(value), pinRooms: null })}
        />
        {typeof said.pin === 'number' && work.rooms > 0 && (
          <NumberField
            label={t('programme.pin-rooms')}
            value={said.pinRooms ?? work.rooms}
            least={1}
            most={work.rooms}
            onValue={(pinRooms) => onSaid({ pinRooms })}
          />
        )}
      </div>
    </li>
  );
}

interface YearProps {
  label: string;
  none: string;
  never?: string;
  years: readonly number[];
  value: number | 'never' | null;
  onValue: (value: string) => void;
}

function YearField({ label, none, never, years, value, onValue }: YearProps) {
  return (
    <Field label={label}>
      {(control) => (
        <select
          {...control}
          className="input"
          value={value === null ? '' : String(value)}
          onChange={({ target }) => onValue(target.value)}
        >
          <option value="">{none}</option>
          {years.map((year) => (
            <option key={year} value={year}>
              {year}
            </option>
          ))}
          {never && <option value="never">{never}</option>}
        </select>
      )}
    </Field>
  );
}
