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

interface OneSettingProps extends CriterionSettingsProps {
  name: string;
  setting: JsonSchema;
}

/** The field that a setting's schema asks for: a choice, a list, a figure, or an entry of the dossier or school. */
function OneSetting(props: OneSettingProps) {
  const { criterion, path, faults, onEdit, name, setting } = props;
  const words = useWords();
  const { t, code } = words;
  const wrong = name === 'rounds' ? 'rounds' : setting.type === 'integer' ? 'whole' : 'empty';
  const shared = {
    label: code(`ruleEditor.setting.${name}`),
    error: faultAt(words, faults, [`${path}.${name}`], t(`ruleEditor.fault.${wrong}`)),
  };
  const value = criterion[name] ?? setting.default;
  const edit = (next: unknown) => onEdit({ ...criterion, [name]: next });
  if (setting.enum) return <EnumField {...shared} options={setting.enum} value={String(value)} onValue={edit} />;
  if (setting.type === 'array')
    return (
      <TextListField
        {...shared}
        label={t('ruleEditor.setting.order.list')}
        value={Array.isArray(value) ? value.map(String) : []}
        known={props.columns?.applicants.find((column) => column.name === attributeOf(criterion))?.values ?? null}
        onValue={edit}
      />
    );
  if (setting.type === 'integer')
    return (
      <NumberField
        {...shared}
        hint={code(`ruleEditor.setting.${name}.hint`)}
        value={value as number | string}
        onValue={(next) => edit(next ?? '')}
      />
    );
  const ofSchool = name === 'matchesSchool';
  const columns = ofSchool ? props.columns?.schools : props.columns?.applicants.map((column) => column.name);
  return (
    <ColumnField
      {...shared}
      value={String(value ?? (ofSchool ? 'school_id' : ''))}
      columns={columns ?? null}
      missing={t(ofSchool ? 'ruleEditor.school-column-missing' : 'ruleEditor.column-missing')}
      onValue={edit}
    />
  );
}

interface EnumFieldProps {
  label: string;
  error: string | null;
  options: readonly string[];
  value: string;
  onValue: (value: string) => void;
}

function EnumField({ label, error, options, value, onValue }: EnumFieldProps) {
  const { code } = useWords();
  return (
    <Field label={label} error={error}>
      {(control) => (
        <select {...control} className="input" value={value} onChange={(event) => onValue(event.target.value)}>
          {options.map((option) => (
            <option key={option} value={option}>
              {code(`ruleEditor.option.${option}`)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

function attributeOf(criterion: Criterion): unknown {
  return criterion.attribute ?? propertiesOf(criterion).attribute?.default;
}

function propertiesOf({ rule }: Criterion): Record<string, JsonSchema> {
  return criteriaSchemas.find(({ properties }) => properties?.rule.const === rule)?.properties ?? {};
}
