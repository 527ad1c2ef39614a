import { useState } from 'react';
import { useWords } from '../../../state/organisation.tsx';
import type { TextKey } from '../../../text/text.ts';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { NumberField } from '../../../ui/number-field.tsx';

/** One line that is supposed; each kind uses the parts it asks for. */
export interface AddedLine {
  kind: 'communes' | 'housing' | 'closing' | 'opening';
  name: string;
  commune: string;
  /** Percent a year. */
  migration: number;
  school: string;
  heir: string;
  year: number;
  years: number;
  dwellings: number;
  perDwelling: number;
  percent: number;
}

interface AddFormProps {
  kind: AddedLine['kind'];
  schools: readonly { id: string; name: string }[];
  communes: readonly { id: string; name: string }[];
  firstYear: number;
  onAdd: (line: AddedLine) => void;
}

/** Adds one line: only what its kind needs is asked. */
export function AddForm({ kind, schools, communes, firstYear, onAdd }: AddFormProps) {
  const { t } = useWords();
  const [line, setLine] = useState<AddedLine>({
    kind,
    name: '',
    commune: communes[0]?.id ?? '',
    migration: 1,
    school: schools[0]?.id ?? '',
    heir: schools[1]?.id ?? '',
    year: firstYear + 1,
    years: 3,
    dwellings: 200,
    perDwelling: 0.3,
    percent: 30,
  });
  const set = (part: Partial<AddedLine>) => setLine((old) => ({ ...old, ...part }));
  const pick = (key: 'school' | 'heir' | 'commune', text: TextKey, places = schools) => (
    <Field label={t(text)}>
      {(control) => (
        <select
          {...control}
          className="input"
          value={line[key]}
          onChange={(event) => set({ [key]: event.target.value })}
        >
          {places.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
  const figure = (key: 'year' | 'years' | 'dwellings' | 'perDwelling' | 'percent', text: TextKey) => (
    <NumberField
      label={t(text)}
      value={line[key]}
      fractions={key === 'perDwelling'}
      most={key === 'percent' ? 100 : undefined}
      onValue={(value) => set({ [key]: value ?? 0 })}
    />
  );
  if (kind === 'communes')
    return (
      <form
        className="add-form"
        onSubmit={(event) => {
          event.preventDefault();
          onAdd(line);
        }}
      >
        {pick('commune', 'common.commune', communes)}
        <NumberField
          {...{ label: t('forecast.commune-percent'), value: line.migration, least: -20, most: 20, fractions: true }}
          onValue={(value) => set({ migration: value ?? 0 })}
        />
        <Button type="submit" disabled={line.commune === ''}>
          {t('forecast.add')}
        </Button>
      </form>
    );
  const ready = (kind === 'closing' ? line.school !== line.heir : line.name.trim() !== '') && line.school !== '';
  return (
    <form
      className="add-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) onAdd(line);
      }}
    >
      {kind !== 'closing' && (
        <Field label={t('forecast.name')}>
          {(control) => (
            <input
              {...control}
              className="input"
              value={line.name}
              onChange={(event) => set({ name: event.target.value })}
            />
          )}
        </Field>
      )}
      {pick('school', 'forecast.school')}
      {kind === 'closing' && pick('heir', 'forecast.heir')}
      {figure('year', 'forecast.from-year')}
      {kind === 'housing' && (
        <>
          {figure('years', 'forecast.over-years')}
          {figure('dwellings', 'forecast.dwellings')}
          {figure('perDwelling', 'forecast.yield')}
        </>
      )}
      {kind === 'opening' && figure('percent', 'forecast.share-percent')}
      <Button type="submit" disabled={!ready}>
        {t('forecast.add')}
      </Button>
    </form>
  );
}
