import { type FormEvent, useState } from 'react';
import type { ClassPlan } from '../../../api/client.ts';
import { useOrganisation, useWords } from '../../state/organisation.tsx';
import { useAction } from '../../state/use-action.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { Failed } from '../../ui/states.tsx';
import { createFromTable } from './calls.ts';
import { TableMapping } from './table-mapping.tsx';
import { isOfList, type ReadTable, TableSource } from './table-source.tsx';

const levels = ['nursery', 'primary', 'lower-secondary', 'upper-secondary'] as const;
const grades = { nursery: '5', primary: '1', 'lower-secondary': '6', 'upper-secondary': '10' };

/** A plan from a spreadsheet alone: paste or upload, say what each column is, name the school, done. */
export function NewTable({ onMade }: { onMade: (plan: ClassPlan) => void }) {
  const { t } = useWords();
  const { id, schoolYear } = useOrganisation();
  const [table, setTable] = useState<ReadTable | null>(null);
  const [schoolName, setSchoolName] = useState('');
  const [level, setLevel] = useState<(typeof levels)[number]>('primary');
  const [grade, setGrade] = useState(grades.primary);
  const [classCount, setClassCount] = useState<number | null>(5);
  const { busy, failure, run } = useAction();
  const tooMany = table !== null && classCount !== null && classCount > table.preview.rows;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!table || !classCount || tooMany) return;
    const { file, mapping, purposes } = table;
    const name = `${schoolName} · ${t('classes.grade')} ${grade}`;
    const question = { name, schoolName, schoolYear, level, grade, classCount, mapping, purposes };
    void run(async () => onMade(await createFromTable(id, file, question)));
  };
  return (
    <form className="stack panel-form" onSubmit={submit}>
      <TableSource table={table} onRead={setTable} refused={failure && isOfList(failure) ? failure : null} />
      {table && <TableMapping table={table} onChange={setTable} />}
      {table && (
        <div className="form-row">
          <Field label={t('classes.school')}>
            {(control) => (
              <input
                {...control}
                className="input"
                required
                value={schoolName}
                onChange={(event) => setSchoolName(event.target.value)}
              />
            )}
          </Field>
          <Field label={t('classes.level')}>
            {(control) => (
              <select
                {...control}
                className="input"
                value={level}
                onChange={(event) => {
                  const next = event.target.value as typeof level;
                  setLevel(next);
                  setGrade(grades[next]);
                }}
              >
                {levels.map((one) => (
                  <option key={one} value={one}>
                    {t(`common.level.${one}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field label={t('classes.grade')}>
            {(control) => (
              <input
                {...control}
                className="input"
                required
                value={grade}
                onChange={(event) => setGrade(event.target.value)}
              />
            )}
          </Field>
          <NumberField
            label={t('classes.class-count')}
            value={classCount}
            least={1}
            required
            error={
              tooMany ? t('classes.class-count.too-many', { classes: classCount, pupils: table.preview.rows }) : null
            }
            onValue={setClassCount}
          />
        </div>
      )}
      {failure && !isOfList(failure) && <Failed failure={failure} />}
      {table && (
        <Button look="main" type="submit" disabled={busy}>
          {t('classes.create-plan')}
        </Button>
      )}
    </form>
  );
}
