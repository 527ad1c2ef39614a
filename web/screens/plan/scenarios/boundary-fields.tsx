import type { ScenarioSchool } from '#engines/scenario/network.ts';
import type { LonLat } from '../../../../api/client.ts';
import { useWords } from '../../../state/organisation.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Field } from '../../../ui/field.tsx';
import type { WhatIfLand } from '../../../workers/what-if-messages.ts';
import { HandFields } from '../hand-fields.tsx';
import type { BoundaryDraft } from './draft.ts';
import { CentreButton } from './place-tools.tsx';
import { SchoolOptions } from './school-options.tsx';

interface BoundaryFieldsProps {
  draft: BoundaryDraft;
  onDraft: (draft: BoundaryDraft) => void;
  onPlace: (lonLat: LonLat) => void;
  mapCentre: () => LonLat | null;
  land: WhatIfLand;
  schools: readonly ScenarioSchool[];
}

/** Whose the painted cells become, and the brush that paints them. */
export function BoundaryFields({ draft, onDraft, onPlace, mapCentre, land, schools }: BoundaryFieldsProps) {
  const { t, n } = useWords();
  const children = draft.cells.reduce((sum, cell) => sum + (land.children.get(cell) ?? 0), 0);
  return (
    <>
      <Field label={t('scenarios.boundary-to')}>
        {(control) => (
          <select
            {...control}
            className="input"
            value={draft.schoolId ?? ''}
            onChange={(event) => onDraft({ ...draft, schoolId: event.target.value || null })}
          >
            <option value="">{t('scenarios.boundary-free')}</option>
            <SchoolOptions schools={schools} />
          </select>
        )}
      </Field>
      <HandFields way={draft.way} rings={draft.rings} onHand={(hand) => onDraft({ ...draft, ...hand })} />
      <Choice
        label={t('scenarios.brush-does')}
        labelHidden
        value={draft.takesAway ? 'less' : 'more'}
        onChange={(does) => onDraft({ ...draft, takesAway: does === 'less' })}
        options={(['more', 'less'] as const).map((value) => ({ value, text: t(`scenarios.brush.${value}`) }))}
      />
      <div className="scenario-row">
        <CentreButton onPlace={onPlace} mapCentre={mapCentre} />
      </div>
      <p className="small" role="status">
        {t('scenarios.boundary-count', { cells: n(draft.cells.length, 0), children: n(children, 0) })}
      </p>
    </>
  );
}
