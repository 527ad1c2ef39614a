import { type ReactNode, useState } from 'react';
import type { AssumptionsBody, LevelForecast, SavedAssumptions } from '../../../../api/client.ts';
import { useOrganisation, useWords } from '../../../state/organisation.tsx';
import { useAction } from '../../../state/use-action.ts';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { NumberField } from '../../../ui/number-field.tsx';
import { Failed } from '../../../ui/states.tsx';
import { showToast } from '../../../ui/toasts.tsx';
import { AddForm } from './add-form.tsx';
import { saveAssumptions } from './calls.ts';
import { linesInWords, withLine, withoutLine } from './edit-assumptions.ts';

const nothing: AssumptionsBody = { migrationPercent: 0, communes: [], housing: [], openings: [], closings: [] };

interface AssumptionsEditorProps {
  /** Newest first. */
  versions: readonly SavedAssumptions[];
  forecast: LevelForecast;
  schoolName: (id: string) => string;
  communeName: (code: string) => string;
  onSaved: () => void;
}

/** What is supposed, line by line: migration, housing, closings, openings; any version to look at. Saving makes a new one; older ones stay. */
export function AssumptionsEditor({ versions, forecast, schoolName, communeName, onSaved }: AssumptionsEditorProps) {
  const { t, n, date } = useWords();
  const { id } = useOrganisation();
  const action = useAction();
  const [body, setBody] = useState<AssumptionsBody>(versions[0]?.body ?? nothing);
  const [seen, setSeen] = useState(versions[0]?.version ?? 0);
  const [migration, setMigration] = useState<number | null>(body.migrationPercent);
  const schools = forecast.schools
    .filter(({ planned }) => !planned)
    .map(({ schoolId }) => ({ id: schoolId, name: schoolName(schoolId) }));
  const communes = forecast.communes.flatMap(({ communeCode }) =>
    communeCode === null ? [] : [{ id: communeCode, name: communeName(communeCode) }],
  );
  const see = (version: number) => {
    const found = versions.find((each) => each.version === version)?.body ?? nothing;
    setSeen(version);
    setBody(found);
    setMigration(found.migrationPercent);
  };
  const placeOf = (school: string) => forecast.schools.find(({ schoolId }) => schoolId === school)?.communeCode ?? '';
  const save = () =>
    action.run(async () => {
      const { version } = await saveAssumptions(id, {
        ...body,
        migrationPercent: migration ?? 0,
      });
      showToast(t('forecast.saved', { version }));
      onSaved();
    });
  return (
    <details className="forecast-more">
      <summary>{t('forecast.assumptions-title')}</summary>
      <div className="panel-stack">
        {versions.length > 0 && (
          <Field label={t('forecast.seen-version')}>
            {(control) => (
              <select {...control} className="input" value={seen} onChange={(event) => see(Number(event.target.value))}>
                {versions.map(({ version, createdAt, createdBy }) => (
                  <option key={version} value={version}>
                    {t('forecast.supposing-version', { version, date: date(createdAt) })} · {createdBy}
                  </option>
                ))}
                <option value={0}>{t('forecast.seen-none')}</option>
              </select>
            )}
          </Field>
        )}
        <NumberField
          key={seen}
          {...{ label: t('forecast.migration-label'), value: migration, least: -20, most: 20, fractions: true }}
          onValue={setMigration}
        />
        {linesInWords(body, { schoolName, communeName }, { t, n }).map(({ kind, title, lines }) => (
          <Lines key={kind} title={title} lines={lines} onRemove={(at) => setBody((old) => withoutLine(old, kind, at))}>
            <AddForm
              kind={kind}
              schools={schools}
              communes={communes}
              firstYear={forecast.years[0]}
              onAdd={(line) => setBody((old) => withLine(old, line, forecast.grades, placeOf(line.school)))}
            />
          </Lines>
        ))}
        <Button look="main" disabled={action.busy} onClick={save}>
          {t('forecast.save')}
        </Button>
        {action.failure && <Failed failure={action.failure} />}
      </div>
    </details>
  );
}

interface LinesProps {
  title: string;
  lines: string[];
  onRemove: (at: number) => void;
  children: ReactNode;
}

function Lines({ title, lines, onRemove, children }: LinesProps) {
  const { t } = useWords();
  return (
    <section className="panel-stack">
      <h4>{title}</h4>
      <ul className="match-list">
        {lines.map((line, at) => (
          <li key={line}>
            <p>{line}</p>
            <Button look="quiet" onClick={() => onRemove(at)}>
              {t('forecast.remove')}
            </Button>
          </li>
        ))}
      </ul>
      {children}
    </section>
  );
}
