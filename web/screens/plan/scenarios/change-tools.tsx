import { type ReactNode, useState } from 'react';
import type { ChangeValue } from '#engines/scenario/changes/change.ts';
import type { ScenarioSchool } from '#engines/scenario/network.ts';
import { useWords } from '../../../state/organisation.tsx';
import type { Action } from '../../../state/use-action.ts';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import type { Draft } from './draft.ts';

interface ToolsProps {
  schools: readonly ScenarioSchool[];
  chosenId: string | null;
  onChoose: (schoolId: string | null) => void;
  draft: Draft | null;
  /** The change the draft is by now. */
  drafted: ChangeValue | null;
  onDraft: (draft: Draft | null) => void;
  onChange: (change: ChangeValue) => void;
  action: Action;
  /** Of the next change, for names nobody gave. */
  number: number;
}

/** What can be done: new things on the map, and things to the chosen school. */
export function ChangeTools(props: ToolsProps) {
  const { t } = useWords();
  const { draft, onDraft, number } = props;
  if (draft) return <DraftForm {...props} draft={draft} />;
  const site = () => onDraft({ kind: 'open', name: t('scenarios.site-name', { number }), lonLat: null, rooms: 20 });
  const road = () => onDraft({ kind: 'road', name: t('scenarios.road-name', { number }), line: [] });
  const housing = () =>
    onDraft({ kind: 'housing', name: t('scenarios.housing-name', { number }), lonLat: null, children: 100 });
  return (
    <section className="panel-stack scenario-tools">
      <div className="scenario-row">
        <Button onClick={site}>{t('scenarios.open')}</Button>
        <Button onClick={road}>{t('scenarios.road')}</Button>
        <Button onClick={() => onDraft({ kind: 'close-road', line: [] })}>{t('scenarios.close-road')}</Button>
        <Button onClick={housing}>{t('scenarios.housing')}</Button>
      </div>
      <SchoolTools {...props} />
    </section>
  );
}

function DraftForm({ draft, drafted, onDraft, onChange, action }: ToolsProps & { draft: Draft }) {
  const { t } = useWords();
  const hints = { open: 'open-hint', move: 'moving', road: 'road-hint', 'close-road': 'close-road-hint' } as const;
  const hint = draft.kind === 'housing' ? 'housing-hint' : hints[draft.kind];
  const amount = draft.kind === 'open' ? draft.rooms : draft.kind === 'housing' ? draft.children : null;
  const setAmount = (value: number) => {
    if (draft.kind === 'open') onDraft({ ...draft, rooms: value });
    if (draft.kind === 'housing') onDraft({ ...draft, children: value });
  };
  return (
    <form
      className="scenario-draft"
      onSubmit={(event) => {
        event.preventDefault();
        if (drafted) onChange(drafted);
      }}
    >
      <p>{t(`scenarios.${hint}`)}</p>
      {'name' in draft && (
        <Field label={t('scenarios.name-of-new')}>
          {(control) => (
            <input
              {...control}
              className="input"
              value={draft.name}
              onChange={(event) => onDraft({ ...draft, name: event.target.value })}
            />
          )}
        </Field>
      )}
      {amount !== null && (
        <AmountField
          label={t(draft.kind === 'open' ? 'scenarios.rooms' : 'scenarios.children')}
          value={amount}
          onValue={setAmount}
        />
      )}
      <div className="form-end">
        <Button onClick={() => onDraft(null)}>{t('scenarios.cancel')}</Button>
        <Button look="main" type="submit" disabled={!drafted || action.busy}>
          {t('scenarios.done')}
        </Button>
      </div>
    </form>
  );
}

function AmountField({ label, value, onValue }: { label: string; value: number; onValue: (value: number) => void }) {
  return (
    <Field label={label}>
      {(control) => (
        <input
          {...control}
          className="input figures"
          type="number"
          min={1}
          max={20_000}
          value={value}
          onChange={(event) => onValue(Math.max(1, Math.round(Number(event.target.value))))}
        />
      )}
    </Field>
  );
}

function SchoolTools({ schools, chosenId, onChoose, onDraft, onChange, action }: ToolsProps) {
  const { t } = useWords();
  const [rooms, setRooms] = useState(5);
  const open = schools.filter((school) => school.open);
  const school = open.find(({ id }) => id === chosenId);
  const act = (text: ReactNode, change: ChangeValue) => (
    <Button disabled={action.busy} onClick={() => onChange(change)}>
      {text}
    </Button>
  );
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
            {[...open]
              .sort((a, b) => a.name.localeCompare(b.name, 'vi'))
              .map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
          </select>
        )}
      </Field>
      {school && (
        <>
          <div className="scenario-row">
            {act(t('scenarios.close'), { kind: 'close-school', schoolId: school.id })}
            <Button
              onClick={() =>
                onDraft({ kind: 'move', schoolId: school.id, lonLat: [school.lonLat[0], school.lonLat[1]] })
              }
            >
              {t('scenarios.move')}
            </Button>
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
