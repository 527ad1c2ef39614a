import { type FormEvent, useId, useMemo, useState } from 'react';
import { compareNames } from '#engines/class-history/order-names.ts';
import type { ClassPlan } from '../../../api/client.ts';
import { useOrganisation, useWords } from '../../state/organisation.tsx';
import { useAction } from '../../state/use-action.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Failed } from '../../ui/states.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { addPupil, mergeTable } from './calls.ts';
import { TableMapping } from './table-mapping.tsx';
import { isOfList, type ReadTable, TableSource } from './table-source.tsx';
import { nameOfColumn } from './workbench/say-rules.ts';
import type { Hand } from './workbench/use-workbench.ts';

interface DataTabProps {
  hand: Hand;
  onPlan: (plan: ClassPlan) => void;
  /** The pupils changed on the server. */
  onStale: () => void;
}

/** A late arrival, and more columns for those who are here. */
export function DataTab({ hand, onPlan, onStale }: DataTabProps) {
  return (
    <div className="two-forms">
      <Arrival hand={hand} />
      <Merge plan={hand.workbench.plan} onPlan={onPlan} onStale={onStale} />
    </div>
  );
}

function Arrival({ hand }: { hand: Hand }) {
  const words = useWords();
  const { t } = words;
  const { id } = useOrganisation();
  const { plan, events } = hand.workbench;
  const [pupil, setPupil] = useState({ id: '', name: '', birthDate: '', reason: '' });
  const [attributes, setAttributes] = useState<Record<string, string>>({});
  const known = useMemo(() => knownValues(plan.columns, hand.workbench.pupils), [plan, hand.workbench.pupils]);
  const { busy, failure, run } = useAction();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      const birthDate = pupil.birthDate || null;
      const joined = await addPupil(id, plan.id, { ...pupil, birthDate, attributes, expected: events.length });
      hand.change({
        pupils: joined.pupils,
        events: [...events, ...joined.events],
        splits: alignedSplits(hand, joined.pupils),
      });
      const name = pupil.name || pupil.id;
      const label = joined.to === null ? null : hand.standing.settings.labels[joined.to];
      showToast(label === null ? t('classes.arrived-nowhere', { name }) : t('classes.arrived', { name, class: label }));
      setPupil({ id: '', name: '', birthDate: '', reason: '' });
      setAttributes({});
    });
  };
  const text = (key: keyof typeof pupil, label: string, more: { required?: boolean; type?: string } = {}) => (
    <Field label={label}>
      {(control) => (
        <input
          {...control}
          {...more}
          className="input"
          autoComplete="off"
          value={pupil[key]}
          onChange={(event) => setPupil({ ...pupil, [key]: event.target.value })}
        />
      )}
    </Field>
  );
  return (
    <form className="stack panel-form" onSubmit={submit}>
      <h3>{t('classes.arrive')}</h3>
      <p className="soft small">{t('classes.arrive.what')}</p>
      {text('id', t('classes.field.pupil_id'), { required: true })}
      {text('name', t('classes.field.name'))}
      {text('birthDate', t('classes.field.birth_date'), { type: 'date' })}
      {plan.columns.map((column) => (
        <AttributeField
          key={column.key}
          column={column}
          label={nameOfColumn(words, plan.columns, column.key)}
          known={known.get(column.key) ?? []}
          value={attributes[column.key] ?? ''}
          onChange={(value) => setAttributes({ ...attributes, [column.key]: value })}
        />
      ))}
      {failure && <Failed failure={failure} />}
      <Button look="main" type="submit" disabled={busy}>
        {t('classes.arrive-do')}
      </Button>
    </form>
  );
}

/** Values others have, to choose from, where they are few. */
const mostKnown = 40;

function knownValues(columns: ClassPlan['columns'], pupils: Hand['workbench']['pupils']): Map<string, string[]> {
  const texts = columns.filter(({ kind }) => kind === 'text');
  return new Map(
    texts.map(({ key }) => {
      const values = [...new Set(pupils.flatMap(({ attributes }) => attributes[key] ?? []))].sort(compareNames);
      return [key, values.length > mostKnown ? [] : values];
    }),
  );
}

interface AttributeFieldProps {
  column: ClassPlan['columns'][number];
  label: string;
  known: readonly string[];
  value: string;
  onChange: (value: string) => void;
}

/** A cell of the list: yes or no for a mark, else written, with what others have to choose from. */
function AttributeField({ column, label, known, value, onChange }: AttributeFieldProps) {
  const { t } = useWords();
  const listId = useId();
  if (column.kind === 'mark')
    return (
      <Field label={label}>
        {(control) => (
          <select {...control} className="input" value={value} onChange={(event) => onChange(event.target.value)}>
            <option value="">{t('common.unknown')}</option>
            <option value="1">{t('classes.value.1')}</option>
            <option value="0">{t('classes.value.0')}</option>
          </select>
        )}
      </Field>
    );
  return (
    <Field label={label}>
      {(control) => (
        <>
          <input
            {...control}
            className="input"
            autoComplete="off"
            inputMode={column.kind === 'score' ? 'decimal' : undefined}
            list={known.length > 0 ? listId : undefined}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
          {known.length > 0 && (
            <datalist id={listId}>
              {known.map((each) => (
                <option key={each} value={each} />
              ))}
            </datalist>
          )}
        </>
      )}
    </Field>
  );
}

/** Splits stand by place of the pupil: a new list of pupils moves the places. */
function alignedSplits({ workbench }: Hand, pupils: Hand['workbench']['pupils']): Hand['workbench']['splits'] {
  const placeOf = new Map(workbench.pupils.map(({ id }, place) => [id, place]));
  return Object.fromEntries(
    Object.entries(workbench.splits).map(([id, own]) => [
      id,
      pupils.map((pupil) => {
        const place = placeOf.get(pupil.id);
        return place === undefined ? -1 : own[place];
      }),
    ]),
  );
}

function Merge({ plan, onPlan, onStale }: { plan: ClassPlan; onPlan: (plan: ClassPlan) => void; onStale: () => void }) {
  const { t } = useWords();
  const { id } = useOrganisation();
  const [table, setTable] = useState<ReadTable | null>(null);
  const { busy, failure, run } = useAction();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!table) return;
    const { file, mapping, purposes } = table;
    void run(async () => {
      onPlan(await mergeTable(id, plan.id, file, { mapping, purposes }));
      showToast(t('classes.table-merged'));
      onStale();
    });
  };
  return (
    <form className="stack panel-form" onSubmit={submit}>
      <h3>{t('classes.table-merge')}</h3>
      <p className="soft small">{t('classes.table-merge.what')}</p>
      <TableSource table={table} onRead={setTable} refused={failure && isOfList(failure) ? failure : null} />
      {table && <TableMapping table={table} onChange={setTable} />}
      {failure && !isOfList(failure) && <Failed failure={failure} />}
      {table && (
        <Button look="main" type="submit" disabled={busy}>
          {t('classes.table-merge-do')}
        </Button>
      )}
    </form>
  );
}
