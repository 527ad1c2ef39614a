import { criteriaSchemas } from '#engines/assignment/criteria/criteria.ts';
import type { JsonSchema } from '#engines/assignment/json-schema.ts';
import type { PeriodColumns } from '../../../../api/client.ts';
import { useWords } from '../../../state/organisation.tsx';
import { Field } from '../../../ui/field.tsx';
import type { Criterion } from '../rules.ts';
import { ColumnField } from './column-field.tsx';
import { type Fault, faultAt } from './faults.ts';
import { NumberField } from './number-field.tsx';
import { TextListField } from './text-list-field.tsx';

export interface CriterionSettingsProps {
  criterion: Criterion;
  /** Where it stands in the rules: `criteria[2]`. */
  path: string;
  columns: PeriodColumns | null;
  faults: readonly Fault[];
  onEdit: (criterion: Criterion) => void;
}

/** Every setting a criterion has, by the published schema of its rule; one left out shows the value it stands for. */
export function CriterionSettings(props: CriterionSettingsProps) {
  const { criterion } = props;
  const settings = Object.entries(propertiesOf(criterion)).filter(([name]) => name !== 'rule');
  if (settings.length === 0) return null;
  return (
    <div className="criterion-settings">
      {settings.map(([name, setting]) => (
        <OneSetting key={name} {...props} name={name} setting={setting} />
      ))}
    </div>
  );
}

function OneSetting({
  criterion,
  path,
  columns,
  faults,
  onEdit,
  name,
  setting,
}: CriterionSettingsProps & { name: string; setting: JsonSchema }) {
  const words = useWords();
  const { t, code } = words;
  const value = criterion[name] ?? setting.default;
  const edit = (next: unknown) => onEdit({ ...criterion, [name]: next });
  const label = code(`ruleEditor.setting.${name}`);
  const error = faultAt(
    words,
    faults,
    [`${path}.${name}`],
    t(
      name === 'rounds'
        ? 'ruleEditor.fault.rounds'
        : setting.type === 'integer'
          ? 'ruleEditor.fault.whole'
          : 'ruleEditor.fault.empty',
    ),
  );
  if (setting.enum)
    return (
      <Field label={label} error={error}>
        {(control) => (
          <select {...control} className="input" value={String(value)} onChange={(event) => edit(event.target.value)}>
            {setting.enum?.map((option) => (
              <option key={option} value={option}>
                {code(`ruleEditor.option.${option}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
    );
  if (setting.type === 'array')
    return (
      <TextListField
        label={t('ruleEditor.setting.order.list')}
        error={error}
        value={Array.isArray(value) ? value.map(String) : []}
        known={columns?.applicants.find((column) => column.name === attributeOf(criterion))?.values ?? null}
        onValue={edit}
      />
    );
  if (setting.type === 'integer')
    return (
      <NumberField
        label={label}
        hint={code(`ruleEditor.setting.${name}.hint`)}
        error={error}
        value={value as number | string}
        onValue={(next) => edit(next ?? '')}
      />
    );
  const ofSchool = name === 'matchesSchool';
  return (
    <ColumnField
      label={label}
      error={error}
      value={String(value ?? (ofSchool ? 'school_id' : ''))}
      columns={columns && (ofSchool ? columns.schools : columns.applicants.map((column) => column.name))}
      missing={t(ofSchool ? 'ruleEditor.school-column-missing' : 'ruleEditor.column-missing')}
      onValue={edit}
    />
  );
}

function attributeOf(criterion: Criterion): unknown {
  return criterion.attribute ?? propertiesOf(criterion).attribute?.default;
}

function propertiesOf({ rule }: Criterion): Record<string, JsonSchema> {
  return criteriaSchemas.find(({ properties }) => properties?.rule.const === rule)?.properties ?? {};
}
