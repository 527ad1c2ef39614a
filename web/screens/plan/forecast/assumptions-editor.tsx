import { type ReactNode, useState } from 'react';
import type { AssumptionsBody, LevelForecast, SavedAssumptions } from '../../../../api/client.ts';
import { useOrganisation, useWords } from '../../../state/organisation.tsx';
import { useAction } from '../../../state/use-action.ts';
import { Button } from '../../../ui/button.tsx';
import { NumberField } from '../../../ui/number-field.tsx';
import { Failed } from '../../../ui/states.tsx';
import { showToast } from '../../../ui/toasts.tsx';
import { AddForm } from './add-form.tsx';
import { saveAssumptions } from './calls.ts';
import { linesInWords, withLine, withoutLine } from './edit-assumptions.ts';

const nothing: AssumptionsBody = { migrationPercent: 0, communes: [], housing: [], openings: [], closings: [] };

interface AssumptionsEditorProps {
  newest: SavedAssumptions | null;
  forecast: LevelForecast;
  schoolName: (id: string) => string;
  onSaved: () => void;
}

/** What is supposed, line by line: migration, housing, closings, openings. Saving makes a new version; older ones stay. */
export function AssumptionsEditor({ newest, forecast, schoolName, onSaved }: AssumptionsEditorProps) {
  const { t, n } = useWords();
  const { id } = useOrganisation();
  const action = useAction();
  const [body, setBody] = useState<AssumptionsBody>(newest?.body ?? nothing);
  const [migration, setMigration] = useState<number | null>(body.migrationPercent);
  const schools = forecast.schools
    .filter(({ planned }) => !planned)
    .map(({ schoolId }) => ({ id: schoolId, name: schoolName(schoolId) }));
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
        <NumberField
          {...{ label: t('forecast.migration-label'), value: migration, least: -20, most: 20, fractions: true }}
          onValue={setMigration}
        />
        {linesInWords(body, schoolName, { t, n }).map(({ kind, title, lines }) => (
          <Lines key={kind} title={title} lines={lines} onRemove={(at) => setBody((old) => withoutLine(old, kind, at))}>
            <AddForm
              kind={kind}
              schools={schools}
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
