import type { ScenarioSchool } from '#engines/scenario/network.ts';
import { useWords } from '../../../state/organisation.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { AmountField } from './amount-field.tsx';
import { type Draft, mergedSites } from './draft.ts';
import { SchoolOptions } from './school-options.tsx';

type MergeDraft = Extract<Draft, { kind: 'merge' }>;

interface MergeFieldsProps {
  draft: MergeDraft;
  onDraft: (draft: MergeDraft) => void;
  schools: readonly ScenarioSchool[];
}

/** Into which school, those of the same commune first, and what becomes of the old site. */
export function MergeFields({ draft, onDraft, schools }: MergeFieldsProps) {
  const { t } = useWords();
  const from = schools.find(({ id }) => id === draft.fromId);
  const others = schools.filter(({ id }) => id !== draft.fromId);
  const isNear = ({ communeCode }: ScenarioSchool) => communeCode !== null && communeCode === from?.communeCode;
  return (
    <>
      <p>{from?.name}</p>
      <Field label={t('scenarios.merge-into')}>
        {(control) => (
          <select
            {...control}
            className="input"
            value={draft.intoId ?? ''}
            onChange={(event) => onDraft({ ...draft, intoId: event.target.value || null })}
          >
            <option value="">{t('scenarios.choose-school')}</option>
            <optgroup label={t('scenarios.merge-same')}>
              <SchoolOptions schools={others.filter(isNear)} />
            </optgroup>
            <optgroup label={t('scenarios.merge-other')}>
              <SchoolOptions schools={others.filter((school) => !isNear(school))} />
            </optgroup>
          </select>
        )}
      </Field>
      <Choice
        label={t('scenarios.merge-site')}
        value={draft.site}
        onChange={(site) => onDraft({ ...draft, site })}
        options={mergedSites.map((value) => ({ value, text: t(`scenarios.merge-site.${value}`) }))}
      />
      {draft.site === 'rebuilt' && (
        <AmountField
          label={t('scenarios.merge-rooms')}
          value={draft.rooms}
          onValue={(rooms) => onDraft({ ...draft, rooms })}
        />
      )}
      <p className="soft small">{t(`scenarios.merge-site-says.${draft.site}`)}</p>
    </>
  );
}
