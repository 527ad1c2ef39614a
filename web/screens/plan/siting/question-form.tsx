import { useState } from 'react';
import { placeObjectives } from '#engines/siting/places/types.ts';
import type { Level, SiteCandidate, Siting, SitingQuestion } from '../../../../api/client.ts';
import { useOrganisation, useWords } from '../../../state/organisation.tsx';
import { useAction } from '../../../state/use-action.ts';
import { useCall } from '../../../state/use-call.ts';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { NumberField } from '../../../ui/number-field.tsx';
import { Failed } from '../../../ui/states.tsx';
import { listForecastYears, startSiting } from './calls.ts';
import type { Wishes } from './siting-on-map.ts';

interface FormProps {
  level: Level;
  candidates: readonly SiteCandidate[];
  running: boolean;
  wishes: Wishes;
  onStarted: (siting: Siting) => void;
}

/** The question in plain words: how many, of which year, what matters most. */
export function QuestionForm({ level, candidates, running, wishes, onStarted }: FormProps) {
  const { t } = useWords();
  const { id } = useOrganisation();
  const action = useAction();
  const [question, setQuestion] = useState<SitingQuestion>({
    ...{ level, objective: 'seats', open: 5, year: null, limitMetres: 2000 },
    ...{ expandRooms: null, wholeCells: false, forced: [], forbidden: [] },
  });
  const change = (part: Partial<SitingQuestion>) => setQuestion((old) => ({ ...old, ...part }));
  const wished = (kind: 'forced' | 'forbidden') => Object.keys(wishes).filter((place) => wishes[place] === kind);
  const start = () =>
    action.run(async () =>
      onStarted(await startSiting(id, { ...question, forced: wished('forced'), forbidden: wished('forbidden') })),
    );
  return (
    <form
      className="siting-box"
      onSubmit={(event) => {
        event.preventDefault();
        void start();
      }}
    >
      <h3>{t('sitings.ask.title')}</h3>
      <NumberField
        label={t('sitings.open')}
        value={question.open}
        least={1}
        most={100}
        onValue={(open) => change({ open: open ?? question.open })}
      />
      <YearField level={level} year={question.year} onYear={(year) => change({ year })} />
      <Field label={t('sitings.objective')}>
        {(control) => (
          <select
            {...control}
            className="input"
            value={question.objective}
            onChange={(event) => change({ objective: event.target.value as SitingQuestion['objective'] })}
          >
            {placeObjectives.map((objective) => (
              <option key={objective} value={objective}>
                {t(`sitings.objective.${objective}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <NumberField
        label={t('sitings.limit')}
        hint={t('sitings.limit.hint')}
        value={question.limitMetres}
        least={100}
        most={20_000}
        onValue={(limitMetres) => change({ limitMetres: limitMetres ?? question.limitMetres })}
      />
      <Expansions question={question} onChange={change} />
      {question.open > candidates.length && question.expandRooms === null && candidates.length > 0 && (
        <p className="notice small">{t('sitings.beyond', { open: question.open, candidates: candidates.length })}</p>
      )}
      {action.failure && <Failed failure={action.failure} />}
      <Button look="main" type="submit" disabled={action.busy || running}>
        {t('sitings.run')}
      </Button>
    </form>
  );
}

function Expansions({
  question,
  onChange,
}: {
  question: SitingQuestion;
  onChange: (part: Partial<SitingQuestion>) => void;
}) {
  const { t } = useWords();
  const { expandRooms, wholeCells } = question;
  return (
    <>
      <label className="siting-check">
        <input
          type="checkbox"
          checked={expandRooms !== null}
          onChange={(event) => onChange({ expandRooms: event.target.checked ? 5 : null })}
        />
        <span>{t('sitings.expand')}</span>
      </label>
      {expandRooms !== null && (
        <NumberField
          label={t('sitings.expand.rooms')}
          value={expandRooms}
          least={1}
          most={60}
          onValue={(rooms) => onChange({ expandRooms: rooms ?? expandRooms })}
        />
      )}
      <label className="siting-check">
        <input
          type="checkbox"
          checked={wholeCells}
          onChange={(event) => onChange({ wholeCells: event.target.checked })}
        />
        <span>{t('sitings.whole')}</span>
      </label>
    </>
  );
}

function YearField({
  level,
  year,
  onYear,
}: {
  level: Level;
  year: number | null;
  onYear: (year: number | null) => void;
}) {
  const { t } = useWords();
  const { id } = useOrganisation();
  const known = useCall(`forecast years ${id} ${level}`, (signal) => listForecastYears(id, level, signal));
  const years = known.value?.years ?? [];
  return (
    <Field label={t('sitings.year')} hint={known.value && years.length === 0 ? t('sitings.year.none') : undefined}>
      {(control) => (
        <select
          {...control}
          className="input"
          value={year ?? ''}
          onChange={(event) => onYear(event.target.value === '' ? null : Number(event.target.value))}
        >
          <option value="">{t('sitings.year.today', { year: known.value?.schoolYear ?? '…' })}</option>
          {years.map((each) => (
            <option key={each} value={each}>
              {t('sitings.year.forecast', { year: String(each) })}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
