import type { Run } from '../../../../api/client.ts';
import { useWords } from '../../../state/organisation.tsx';
import { Field } from '../../../ui/field.tsx';
import type { Compare } from './calls.ts';

interface BaseFieldProps {
  runs: readonly Run[];
  value: Compare['base'];
  onChange: (base: Compare['base']) => void;
}

/** Children, seats and distances of now, or those frozen by a finished run: a past season played again. */
export function BaseField({ runs, value, onChange }: BaseFieldProps) {
  const { t, code, date } = useWords();
  const finished = runs.filter(({ status }) => status === 'done');
  return (
    <Field label={t('trials.base-label')} hint={t('trials.base-hint')}>
      {(control) => (
        <select
          {...control}
          className="input"
          value={value.kind === 'run' ? value.runId : ''}
          onChange={(event) =>
            onChange(event.target.value ? { kind: 'run', runId: event.target.value } : { kind: 'now' })
          }
        >
          <option value="">{t('trials.base-now')}</option>
          {finished.map((run) => (
            <option key={run.id} value={run.id}>
              {t('trials.base-run', {
                name: t('trials.run-name', {
                  mechanism: code(`council.mechanism.${run.mechanism}`),
                  date: date(run.createdAt),
                }),
              })}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
