import { ArrowDown, ArrowUp, X } from 'lucide-react';
import type { PeriodColumns } from '../../../api/client.ts';
import { useWords } from '../../state/organisation.tsx';
import { Button } from '../../ui/button.tsx';
import { CriterionSettings } from './rule-editor/criterion-settings.tsx';
import { type Fault, faultAt } from './rule-editor/faults.ts';
import { type Criterion, moved, newCriterion, ruleNames } from './rules.ts';

interface CriteriaEditorProps {
  criteria: readonly Criterion[];
  columns: PeriodColumns | null;
  faults: readonly Fault[];
  onChange: (criteria: Criterion[]) => void;
}

/** Criteria in their order; the first that differs decides. Buttons move a line, so that no dragging is needed. */
export function CriteriaEditor({ criteria, columns, faults, onChange }: CriteriaEditorProps) {
  const words = useWords();
  const { t, code } = words;
  const lacking = faultAt(words, faults, ['criteria'], t('ruleEditor.fault.empty'));
  const absent = ruleNames.filter((rule) => !criteria.some((criterion) => criterion.rule === rule));
  return (
    <section className="stack">
      <h3>{t('council.criteria-title')}</h3>
      <p className="soft">{t('council.criteria-what')}</p>
      <ol className="criteria">
        {criteria.map((criterion, index) => (
          <CriterionLine
            key={criterion.rule}
            criterion={criterion}
            columns={columns}
            faults={faults}
            index={index}
            last={index === criteria.length - 1}
            onMove={(by) => onChange(moved(criteria, index, by))}
            onRemove={() => onChange(criteria.filter((other) => other !== criterion))}
            onEdit={(next) => onChange(criteria.map((other) => (other === criterion ? next : other)))}
          />
        ))}
      </ol>
      {lacking && (
        <p className="field-error small" role="alert">
          {lacking}
        </p>
      )}
      <label className="add-rule">
        <span>{t('council.add-rule')}</span>
        <select
          className="input"
          value=""
          onChange={(event) => onChange([...criteria, newCriterion(event.target.value)])}
        >
          <option value="" disabled>
            {t('council.add-rule-choose')}
          </option>
          {absent.map((rule) => (
            <option key={rule} value={rule}>
              {code(`council.rule.${rule}`)}
            </option>
          ))}
        </select>
      </label>
    </section>
  );
}

interface CriterionLineProps {
  criterion: Criterion;
  columns: PeriodColumns | null;
  faults: readonly Fault[];
  index: number;
  last: boolean;
  onMove: (by: number) => void;
  onRemove: () => void;
  onEdit: (criterion: Criterion) => void;
}

function CriterionLine({ criterion, columns, faults, index, last, onMove, onRemove, onEdit }: CriterionLineProps) {
  const words = useWords();
  const { t, code, n } = words;
  const path = `criteria[${index}]`;
  const fault = faultAt(words, faults, [path], t('ruleEditor.fault.empty'));
  const rule = code(`council.rule.${criterion.rule}`);
  return (
    <li className="criterion">
      <span className="criterion-rank figures">{n(index + 1, 0)}</span>
      <div className="criterion-body">
        <b>{rule}</b>
        <span className="soft small">{code(`rules.${criterion.rule}.sentence`)}</span>
        <details className="small">
          <summary>{t('council.rule-example')}</summary>
          {code(`rules.${criterion.rule}.example`)}
        </details>
        {fault && (
          <p className="field-error small" role="alert">
            {fault}
          </p>
        )}
        <CriterionSettings criterion={criterion} path={path} columns={columns} faults={faults} onEdit={onEdit} />
      </div>
      <Button
        look="quiet"
        iconOnly
        icon={<ArrowUp aria-hidden size={18} />}
        disabled={index === 0}
        onClick={() => onMove(-1)}
      >
        {t('council.move-up', { rule })}
      </Button>
      <Button
        look="quiet"
        iconOnly
        icon={<ArrowDown aria-hidden size={18} />}
        disabled={last}
        onClick={() => onMove(1)}
      >
        {t('council.move-down', { rule })}
      </Button>
      <Button look="quiet" iconOnly icon={<X aria-hidden size={18} />} onClick={onRemove}>
        {t('council.remove-rule', { rule })}
      </Button>
    </li>
  );
}
