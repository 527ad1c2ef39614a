import { useState } from 'react';
import { useOrganisation, useWords } from '../../../state/organisation.tsx';
import { useAction } from '../../../state/use-action.ts';
import { useCall } from '../../../state/use-call.ts';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { Failed } from '../../../ui/states.tsx';
import { showToast } from '../../../ui/toasts.tsx';
import { listMatches, matchSchool, withdrawMatch } from './calls.ts';

interface SchoolMatchesProps {
  schools: readonly { id: string; name: string }[];
  schoolName: (id: string) => string;
}

/** Codes of the past that are no school of today: the planner says which school each became, and may take it back. */
export function SchoolMatches({ schools, schoolName }: SchoolMatchesProps) {
  const { t } = useWords();
  const { id } = useOrganisation();
  const list = useCall(`matches ${id}`, (signal) => listMatches(id, signal));
  const action = useAction();
  if (!list.value || list.value.unmatched.length + list.value.matches.length === 0) return null;
  const { unmatched, matches } = list.value;
  const undo = (oldId: string) => action.run(async () => list.set(await withdrawMatch(id, oldId)));
  const match = (oldId: string, schoolId: string) =>
    action.run(async () => {
      list.set(await matchSchool(id, oldId, schoolId));
      showToast(t('forecast.match-done'), () => undo(oldId));
    });
  return (
    <details className="forecast-more" open={unmatched.length > 0}>
      <summary>{t('forecast.matches-title')}</summary>
      <div className="panel-stack">
        {unmatched.length > 0 && <p className="soft small">{t('forecast.matches-what')}</p>}
        <ul className="match-list">
          {unmatched.map(({ oldId, name, firstYear, lastYear, suggestions }) => (
            <li key={oldId}>
              <p>
                {t('forecast.match-line', { name: name ?? oldId, first: String(firstYear), last: String(lastYear) })}
              </p>
              {suggestions.length === 0 && <p className="soft small">{t('forecast.match-none')}</p>}
              {suggestions.map((each) => (
                <Button key={each.schoolId} disabled={action.busy} onClick={() => match(oldId, each.schoolId)}>
                  {t('forecast.match-as', { name: each.name })}
                </Button>
              ))}
              <AnySchool {...{ schools, busy: action.busy }} onChosen={(schoolId) => match(oldId, schoolId)} />
            </li>
          ))}
          {matches.map(({ oldId, newId }) => (
            <li key={oldId}>
              <p>{t('forecast.matched-line', { old: oldId, name: schoolName(newId) })}</p>
              <Button look="quiet" disabled={action.busy} onClick={() => undo(oldId)}>
                {t('forecast.match-undo')}
              </Button>
            </li>
          ))}
        </ul>
        {action.failure && <Failed failure={action.failure} />}
      </div>
    </details>
  );
}

interface AnySchoolProps {
  schools: SchoolMatchesProps['schools'];
  busy: boolean;
  onChosen: (schoolId: string) => void;
}

/** Any school of today, where none that looks alike is the right one. */
function AnySchool({ schools, busy, onChosen }: AnySchoolProps) {
  const { t } = useWords();
  const [chosen, setChosen] = useState('');
  return (
    <div className="match-any">
      <Field label={t('forecast.match-other')}>
        {(control) => (
          <select {...control} className="input" value={chosen} onChange={(event) => setChosen(event.target.value)}>
            <option value="">{t('forecast.match-choose')}</option>
            {schools.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Button disabled={busy || chosen === ''} onClick={() => onChosen(chosen)}>
        {t('forecast.match-do')}
      </Button>
    </div>
  );
}
