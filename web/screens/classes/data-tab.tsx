import { type FormEvent, useState } from 'react';
import type { ClassPlan } from '../../../api/client.ts';
import { useOrganisation, useWords } from '../../state/organisation.tsx';
import { useAction } from '../../state/use-action.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Failed } from '../../ui/states.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { addPupil, mergeTable } from './calls.ts';
import { TableMapping } from './table-mapping.tsx';
import { type ReadTable, TableSource } from './table-source.tsx';
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
      {plan.columns.map(({ key }) => (
        <Field key={key} label={nameOfColumn(words, plan.columns, key)}>
          {(control) => (
            <input
              {...control}
              className="input"
              autoComplete="off"
              value={attributes[key] ?? ''}
              onChange={(event) => setAttributes({ ...attributes, [key]: event.target.value })}
            />
          )}
        </Field>
      ))}
      {failure && <Failed failure={failure} />}
      <Button look="main" type="submit" disabled={busy}>
        {t('classes.arrive-do')}
      </Button>
    </form>
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
      <TableSource onRead={setTable} />
      {table && <TableMapping table={table} onChange={setTable} />}
      {failure && <Failed failure={failure} />}
      {table && (
        <Button look="main" type="submit" disabled={busy}>
          {t('classes.table-merge-do')}
        </Button>
      )}
    </form>
  );
}
