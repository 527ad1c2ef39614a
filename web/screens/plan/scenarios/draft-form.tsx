import { useEffect, useRef } from 'react';
import type { LonLat } from '../../../../api/client.ts';
import { useWords } from '../../../state/organisation.tsx';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { AmountField } from './amount-field.tsx';
import { BoundaryFields } from './boundary-fields.tsx';
import type { ToolsProps } from './change-tools.tsx';
import type { Draft } from './draft.ts';
import { LevelsFields } from './levels-fields.tsx';
import { MergeFields } from './merge-fields.tsx';
import { CentreButton, PlaceTools } from './place-tools.tsx';
import { WayFields } from './way-fields.tsx';

type FormProps = Omit<ToolsProps, 'draft'> & { draft: Draft };

/** One change in the making: what it is, where, and why it cannot be; the figures follow while it is made. */
export function DraftForm(props: FormProps) {
  const { t } = useWords();
  const { draft, drafted, refusal, onDraft, onChange, action } = props;
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('input, select, button')?.focus(), []);
  return (
    <form
      ref={form}
      className="scenario-draft"
      aria-label={t(`scenarios.draft.${draft.kind}`)}
      onSubmit={(event) => {
        event.preventDefault();
        if (drafted && !refusal) onChange(drafted);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onDraft(null);
      }}
    >
      <h3>{t(`scenarios.draft.${draft.kind}`)}</h3>
      <p className="soft small">{t(`scenarios.hint.${draft.kind}`)}</p>
      <DraftFields {...props} />
      {refusal && (
        <p className="field-error" role="alert">
          {t('scenarios.cannot', { why: refusal })}
        </p>
      )}
      <div className="form-end">
        <Button onClick={() => onDraft(null)}>{t('scenarios.cancel')}</Button>
        <Button look="main" type="submit" disabled={!drafted || refusal !== null || action.busy}>
          {t('scenarios.done')}
        </Button>
      </div>
    </form>
  );
}

function DraftFields(props: FormProps) {
  const { t } = useWords();
  const { draft, found, land, onDraft, onPlace, mapCentre } = props;
  const place = (from: LonLat | null) => {
    if (!('lonLat' in draft)) return null;
    return <PlaceTools lonLat={draft.lonLat} from={from} onPlace={onPlace} mapCentre={mapCentre} />;
  };
  switch (draft.kind) {
    case 'open':
      return (
        <>
          <NameField value={draft.name} onValue={(name) => onDraft({ ...draft, name })} />
          <AmountField
            label={t('scenarios.rooms')}
            value={draft.rooms}
            onValue={(rooms) => onDraft({ ...draft, rooms })}
          />
          {place(null)}
        </>
      );
    case 'housing':
      return (
        <>
          <NameField value={draft.name} onValue={(name) => onDraft({ ...draft, name })} />
          <AmountField
            label={t('scenarios.children')}
            value={draft.children}
            onValue={(children) => onDraft({ ...draft, children })}
          />
          {place(null)}
        </>
      );
    case 'move':
      return place(draft.from);
    case 'road':
      return (
        <>
          <NameField value={draft.name} onValue={(name) => onDraft({ ...draft, name })} />
          <WayFields {...{ draft, onDraft, onPlace, mapCentre }} number={props.number} />
        </>
      );
    case 'close-road':
      return <CentreButton onPlace={onPlace} mapCentre={mapCentre} />;
    case 'boundary':
      return <BoundaryFields {...{ draft, onDraft, onPlace, mapCentre, land }} schools={found.schools} />;
    case 'merge':
      return <MergeFields {...{ draft, onDraft }} schools={found.schools} />;
    case 'levels':
      return <LevelsFields {...{ draft, onDraft }} />;
    case 'cap':
      return (
        <AmountField
          label={t('scenarios.class-cap')}
          value={draft.classCap}
          onValue={(classCap) => onDraft({ ...draft, classCap })}
        />
      );
  }
}

function NameField({ value, onValue }: { value: string; onValue: (value: string) => void }) {
  const { t } = useWords();
  return (
    <Field label={t('scenarios.name-of-new')}>
      {(control) => (
        <input
          {...control}
          className="input"
          required
          maxLength={200}
          value={value}
          onChange={(event) => onValue(event.target.value)}
        />
      )}
    </Field>
  );
}
