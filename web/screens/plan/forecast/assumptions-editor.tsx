import { type ReactNode, useState } from 'react';
import type { AssumptionsBody, LevelForecast, SavedAssumptions } from '../../../../api/client.ts';
import { useOrganisation, useWords } from '../../../state/organisation.tsx';
import { useAction } from '../../../state/use-action.ts';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { Failed } from '../../../ui/states.tsx';
import { showToast } from '../../../ui/toasts.tsx';
import { type AddedLine, AddForm } from './add-form.tsx';
import { saveAssumptions } from './calls.ts';

const nothing: AssumptionsBody = { migrationPercent: 0, communes: [], housing: [], openings: [], closings: [] };
/** Grades a new dwelling's or school's pupils share out over. */
const gradesOf: Record<LevelForecast['level'], string[]> = {
  nursery: ['PK', 'K'],
  primary: ['1', '2', '3', '4', '5'],
  'lower-secondary': ['6', '7', '8', '9'],
  'upper-secondary': ['10', '11', '12'],
};

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
  const [migration, setMigration] = useState(String(body.migrationPercent));
  const schools = forecast.schools
    .filter(({ planned }) => !planned)
    .map(({ schoolId }) => ({ id: schoolId, name: schoolName(schoolId) }));
  const firstYear = forecast.years[0];
  const grades = gradesOf[forecast.level];
  const without = <K extends 'housing' | 'openings' | 'closings'>(list: K, at: number) =>
    setBody((old) => ({ ...old, [list]: old[list].filter((_, i) => i !== at) }));
  const add = (line: AddedLine) => {
    const { name, school, heir, year, years, dwellings, perDwelling, percent } = line;
    if (line.kind === 'housing')
      setBody((old) => ({
        ...old,
        housing: [
          ...old.housing,
          { name, schoolId: school, firstYear: year, years, dwellings, pupilsPerDwelling: perDwelling, grades },
        ],
      }));
    else if (line.kind === 'closing')
      setBody((old) => ({
        ...old,
        closings: [...old.closings, { schoolId: school, year, to: [{ schoolId: heir, share: 1 }] }],
      }));
    else {
      const communeCode = forecast.schools.find(({ schoolId }) => schoolId === school)?.communeCode ?? '';
      setBody((old) => ({
        ...old,
        openings: [
          ...old.openings,
          { name, communeCode, year, grades, from: [{ schoolId: school, share: percent / 100 }] },
        ],
      }));
    }
  };
  const save = () =>
    action.run(async () => {
      const { version } = await saveAssumptions(id, {
        ...body,
        migrationPercent: Number(migration.replace(',', '.')) || 0,
      });
      showToast(t('forecast.saved', { version }));
      onSaved();
    });
  return (
    <details className="forecast-more">
      <summary>{t('forecast.assumptions-title')}</summary>
      <div className="panel-stack">
        <Field label={t('forecast.migration-label')}>
          {(control) => (
            <input
              {...control}
              className="input"
              inputMode="decimal"
              value={migration}
              onChange={(event) => setMigration(event.target.value)}
            />
          )}
        </Field>
        <Lines
          title={t('forecast.housing-title')}
          lines={body.housing.map((each) =>
            t('forecast.housing-line', {
              name: each.name,
              dwellings: n(each.dwellings, 0),
              year: String(each.firstYear),
              years: each.years,
              yield: n(each.pupilsPerDwelling, 2),
              school: schoolName(each.schoolId),
            }),
          )}
          onRemove={(at) => without('housing', at)}
        >
          <AddForm kind="housing" schools={schools} firstYear={firstYear} onAdd={add} />
        </Lines>
        <Lines
          title={t('forecast.closing-title')}
          lines={body.closings.map(({ schoolId, year, to }) =>
            t('forecast.closing-line', {
              school: schoolName(schoolId),
              year: String(year),
              heir: to.map((heir) => schoolName(heir.schoolId)).join(', '),
            }),
          )}
          onRemove={(at) => without('closings', at)}
        >
          <AddForm kind="closing" schools={schools} firstYear={firstYear} onAdd={add} />
        </Lines>
        <Lines
          title={t('forecast.opening-title')}
          lines={body.openings.map(({ name, year, from }) =>
            t('forecast.opening-line', {
              name,
              year: String(year),
              share: n(100 * (from[0]?.share ?? 0), 0),
              school: from.map((each) => schoolName(each.schoolId)).join(', '),
            }),
          )}
          onRemove={(at) => without('openings', at)}
        >
          <AddForm kind="opening" schools={schools} firstYear={firstYear} onAdd={add} />
        </Lines>
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
