import { type FormEvent, useEffect, useState } from 'react';
import type { LonLat, RoadEditAnswer, SchoolSummary } from '../../../api/client.ts';
import { type ApiFailure, asFailure } from '../../api.ts';
import { useOrganisation, useWords } from '../../state/organisation.tsx';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Field } from '../../ui/field.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { Failed } from '../../ui/states.tsx';
import { addRoadEdit } from './calls.ts';
import { toggled } from './plan-view.ts';
import {
  enoughPoints,
  finishDraft,
  pointsNeeded,
  type RoadEditDraft,
  readPoints,
  writePoints,
} from './road-edit-draft.ts';

interface RoadEditFormProps {
  schools: readonly SchoolSummary[];
  drawn: readonly LonLat[];
  onDrawn: (points: LonLat[]) => void;
  onSaved: (answer: RoadEditAnswer) => void;
  onCancel: () => void;
}

const kinds = ['add-way', 'add-ferry', 'close-way', 'add-gate'] as const;

function emptyDraft(): RoadEditDraft {
  const validFrom = new Date().toISOString().slice(0, 10);
  return {
    kind: 'add-way',
    profiles: ['walk', 'motorbike'],
    reason: '',
    minutes: null,
    schoolId: '',
    validFrom,
    validTo: '',
  };
}

/** A new edit: drawn on the map or typed as coordinates, always with a reason. */
export function RoadEditForm({ schools, drawn, onDrawn, onSaved, onCancel }: RoadEditFormProps) {
  const { t } = useWords();
  const organisationId = useOrganisation().id;
  const [draft, setDraft] = useState(emptyDraft);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const [tried, setTried] = useState(false);
  const [text, setText] = useState('');
  useEffect(() => setText(writePoints(drawn)), [drawn]);
  const change = (part: Partial<RoadEditDraft>) => setDraft((old) => ({ ...old, ...part }));
  const points = readPoints(text);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const edit = finishDraft(draft, points);
    if (!edit) return;
    try {
      onSaved(await addRoadEdit(organisationId, edit));
    } catch (error) {
      setFailure(asFailure(error));
    }
  };
  return (
    <form className="panel-stack card-item" onSubmit={(event) => void save(event)}>
      <Choice
        label={t('planner.edit-kind')}
        value={draft.kind}
        onChange={(kind) => change({ kind })}
        options={kinds.map((value) => ({ value, text: t(`planner.edit.${value}`) }))}
      />
      <PointsField
        text={text}
        kind={tried && !enoughPoints(draft.kind, points) ? draft.kind : null}
        onText={setText}
        onLeave={() => points && onDrawn(points)}
      />
      <KindFields draft={draft} change={change} schools={schools} />
      <Field
        label={t('planner.edit-reason')}
        hint={t('planner.edit-reason.hint')}
        error={tried && draft.reason.trim() === '' ? t('planner.edit-reason.missing') : null}
      >
        {(control) => (
          <input
            {...control}
            className="input"
            value={draft.reason}
            onChange={(e) => change({ reason: e.target.value })}
          />
        )}
      </Field>
      <DateFields draft={draft} change={change} />
      {failure && <Failed failure={failure} />}
      <FormEnd onCancel={onCancel} />
    </form>
  );
}

function FormEnd({ onCancel }: { onCancel: () => void }) {
  const { t } = useWords();
  return (
    <div className="form-end">
      <Button onClick={onCancel}>{t('common.cancel')}</Button>
      <Button look="main" type="submit">
        {t('planner.edit-save')}
      </Button>
    </div>
  );
}

interface PointsFieldProps {
  text: string;
  /** The kind of edit the points are too few for; null while there is nothing to say. */
  kind: RoadEditDraft['kind'] | null;
  onText: (text: string) => void;
  onLeave: () => void;
}

function PointsField({ text, kind, onText, onLeave }: PointsFieldProps) {
  const { t } = useWords();
  const wrong = kind && t('planner.edit-line.wrong', { count: pointsNeeded(kind) });
  return (
    <Field label={t('planner.edit-line')} hint={t('planner.edit-line.hint')} error={wrong}>
      {(control) => (
        <textarea
          {...control}
          className="input points"
          rows={4}
          value={text}
          onChange={(event) => onText(event.target.value)}
          onBlur={onLeave}
        />
      )}
    </Field>
  );
}

interface PartProps {
  draft: RoadEditDraft;
  change: (part: Partial<RoadEditDraft>) => void;
}

function KindFields({ draft, change, schools }: PartProps & { schools: readonly SchoolSummary[] }) {
  const { t } = useWords();
  if (draft.kind === 'add-gate') {
    return (
      <Field label={t('planner.edit-school')}>
        {(control) => (
          <select
            {...control}
            className="input"
            value={draft.schoolId}
            onChange={(e) => change({ schoolId: e.target.value })}
          >
            <option value="" />
            {schools.map((school) => (
              <option key={school.id} value={school.id}>
                {school.name}
              </option>
            ))}
          </select>
        )}
      </Field>
    );
  }
  return (
    <>
      <fieldset className="check-row">
        <legend>{t('planner.edit-profiles')}</legend>
        {(['walk', 'motorbike'] as const).map((profile) => (
          <label key={profile} className="rail-line">
            <input
              type="checkbox"
              checked={draft.profiles.includes(profile)}
              onChange={() => change({ profiles: toggled(draft.profiles, profile) })}
            />
            <span>{t(`common.${profile}`)}</span>
          </label>
        ))}
      </fieldset>
      {draft.kind === 'add-ferry' && (
        <NumberField
          {...{ label: t('planner.edit-seconds'), value: draft.minutes, most: 1440, fractions: true }}
          onValue={(minutes) => change({ minutes })}
        />
      )}
    </>
  );
}

function DateFields({ draft, change }: PartProps) {
  const { t } = useWords();
  return (
    <div className="date-row">
      <Field label={t('planner.edit-from')}>
        {(control) => (
          <input
            {...control}
            type="date"
            className="input"
            value={draft.validFrom}
            onChange={(event) => change({ validFrom: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('planner.edit-to')}>
        {(control) => (
          <input
            {...control}
            type="date"
            className="input"
            value={draft.validTo}
            onChange={(event) => change({ validTo: event.target.value })}
          />
        )}
      </Field>
    </div>
  );
}
