import { useWords } from '../../state/organisation.tsx';
import { Field } from '../../ui/field.tsx';
import type { Meaning, ReadTable } from './table-source.tsx';

const fields: readonly Meaning[] = [
  ...([
    'pupil_id',
    'name',
    'birth_date',
    'sex',
    'needs',
    'nursery',
    'programme',
    'boarding',
    'primary_school',
  ] as const),
  ...(['neighbourhood', 'repeater', 'pinned', 'maths', 'vietnamese', 'english', 'ethnicity', 'poverty'] as const),
  ...(['together', 'apart', 'friend', 'score', 'text', 'ignore'] as const),
];
const sensitive: readonly Meaning[] = ['needs', 'ethnicity', 'poverty'];

/** What each column is: a guess, or as it was the last time; sensitive ones ask for their purpose. */
export function TableMapping({ table, onChange }: { table: ReadTable; onChange: (table: ReadTable) => void }) {
  const { t, n } = useWords();
  const { preview, mapping, purposes } = table;
  const choose = (at: number, field: Meaning) =>
    onChange({ ...table, mapping: mapping.map((old, i) => (i === at ? field : old)) });
  return (
    <div className="stack">
      <h3>{t('classes.table-rows', { rows: n(preview.rows, 0) })}</h3>
      <div className="table-scroll">
        <table className="mapping-table">
          <thead>
            <tr>
              <th scope="col">{t('classes.table-column')}</th>
              <th scope="col">{t('classes.table-meaning')}</th>
              <th scope="col">{t('classes.table-sample')}</th>
              <th scope="col" className="figure">
                {t('classes.table-blank')}
              </th>
            </tr>
          </thead>
          <tbody>
            {preview.columns.map((column, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two columns may bear one heading; their place tells them apart
              <tr key={at}>
                <th scope="row">
                  {column.heading || '–'}
                  {column.remembered && <span className="soft small"> · {t('classes.table-remembered')}</span>}
                </th>
                <td>
                  <select
                    className="input"
                    aria-label={`${t('classes.table-meaning')}: ${column.heading}`}
                    aria-invalid={isTwice(mapping, at)}
                    value={mapping[at]}
                    onChange={(event) => choose(at, event.target.value as Meaning)}
                  >
                    {fields.map((field) => (
                      <option key={field} value={field}>
                        {t(`classes.field.${field}`)}
                      </option>
                    ))}
                  </select>
                  {isTwice(mapping, at) && (
                    <p className="field-error small" role="alert">
                      {t('classes.table-field-twice', { field: t(`classes.field.${mapping[at]}`) })}
                    </p>
                  )}
                </td>
                <td className="soft small">{column.sample.join(' · ')}</td>
                <td className="figure">{n(column.blank, 0)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="soft small">
        {t('classes.table-blank.note')} {!mapping.includes('pupil_id') && t('classes.table-no-code')}
      </p>
      {sensitive
        .filter((field) => mapping.includes(field))
        .map((field) => (
          <Field
            key={field}
            label={t('classes.table-purpose', { field: t(`classes.field.${field as 'needs'}`) })}
            hint={t('classes.table-purpose.hint')}
          >
            {(control) => (
              <input
                {...control}
                className="input"
                required
                value={purposes[field] ?? ''}
                onChange={(event) => onChange({ ...table, purposes: { ...purposes, [field]: event.target.value } })}
              />
            )}
          </Field>
        ))}
    </div>
  );
}

/** Has an earlier column this meaning already, though one may have it alone? */
function isTwice(mapping: readonly Meaning[], at: number): boolean {
  return !['score', 'text', 'ignore'].includes(mapping[at]) && mapping.indexOf(mapping[at]) < at;
}
