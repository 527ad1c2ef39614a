import { type ReactNode, useState } from 'react';
import type { ChangeValue } from '#engines/scenario/changes/change.ts';
import type { ScenarioSchool } from '#engines/scenario/network.ts';
import type { Level } from '../../../../api/client.ts';
import { useWords } from '../../../state/organisation.tsx';
import type { Action } from '../../../state/use-action.ts';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { AmountField } from './amount-field.tsx';
import type { Draft } from './draft.ts';
import { SchoolOptions } from './school-options.tsx';

interface SchoolToolsProps {
  schools: readonly ScenarioSchool[];
  chosenId: string | null;
  onChoose: (schoolId: string | null) => void;
  onDraft: (draft: Draft) => void;
  onChange: (change: ChangeValue) => void;
  action: Action;
}

/** What can be done to one school, chosen on the map or in the list. */
export function SchoolTools({ schools, chosenId, onChoose, onDraft, onChange, action }: SchoolToolsProps) {
  const { t, n } = useWords();
  const [rooms, setRooms] = useState(5);
  const school = schools.find(({ id, open }) => open && id === chosenId);
  const act = (text: ReactNode, change: ChangeValue) => (
    <Button disabled={action.busy} onClick={() => onChange(change)}>
      {text}
    </Button>
  );
  const start = (text: ReactNode, draft: Draft) => <Button onClick={() => onDraft(draft)}>{text}</Button>;
  return (
    <div className="scenario-school">
      <Field label={t('scenarios.school')} hint={t('scenarios.click-school')}>
        {(control) => (
          <select
            {...control}
            className="input"
            value={school?.id ?? ''}
            onChange={(event) => onChoose(event.target.value || null)}
          >
            <option value="">{t('scenarios.choose-school')}</option>
            <SchoolOptions schools={schools} />
          </select>
        )}
      </Field>
      {school && (
        <>
          <p className="soft small">
            {t('scenarios.school-now', {
              seats: school.seats === null ? t('common.unknown') : n(school.seats, 0),
              rooms: school.rooms === null ? t('common.unknown') : n(school.rooms, 0),
              levels: school.levels.map((each) => t(`common.level.${each as Level}`)).join(', '),
            })}
          </p>
          <div className="scenario-row">
            {act(t('scenarios.close'), { kind: 'close-school', schoolId: school.id })}
            {start(t('scenarios.move'), {
              ...{ kind: 'move', schoolId: school.id },
              ...{ from: [school.lonLat[0], school.lonLat[1]], lonLat: [school.lonLat[0], school.lonLat[1]] },
            })}
            {start(t('scenarios.merge'), {
              ...{ kind: 'merge', fromId: school.id, intoId: null },
              ...{ site: 'kept', rooms: school.rooms ?? rooms },
            })}
            {start(t('scenarios.levels'), {
              ...{ kind: 'levels', schoolId: school.id },
              levels: [...school.levels] as Level[],
            })}
            {start(t('scenarios.boundary-of'), {
              ...{ kind: 'boundary', schoolId: school.id },
              ...{ cells: [], way: 'point', rings: 1, takesAway: false },
            })}
            {school.sessions === 2
              ? act(t('scenarios.two-shifts'), { kind: 'change-sessions', schoolId: school.id, sessions: 1 })
              : act(t('scenarios.two-sessions'), { kind: 'change-sessions', schoolId: school.id, sessions: 2 })}
          </div>
          <div className="scenario-row scenario-rooms">
            <AmountField label={t('scenarios.rooms')} value={rooms} onValue={setRooms} />
            {act(t('scenarios.add-rooms'), { kind: 'add-rooms', schoolId: school.id, rooms })}
            {act(t('scenarios.remove-rooms'), { kind: 'remove-rooms', schoolId: school.id, rooms })}
          </div>
        </>
      )}
    </div>
  );
}
