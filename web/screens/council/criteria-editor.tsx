import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { useId } from 'react';
import { useWords } from '../../state/organisation.tsx';
import { Button } from '../../ui/button.tsx';
import { type Criterion, moved, newCriterion, ruleNames } from './rules.ts';

interface CriteriaEditorProps {
  criteria: readonly Criterion[];
  onChange: (criteria: Criterion[]) => void;
}

/** Criteria in their order; the first that differs decides. Buttons move a line, so that no dragging is needed. */
export function CriteriaEditor({ criteria, onChange }: CriteriaEditorProps) {
  const { t, code } = useWords();
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
            index={index}
            last={index === criteria.length - 1}
            onMove={(by) => onChange(moved(criteria, index, by))}
            onRemove={() => onChange(criteria.filter((other) => other !== criterion))}
            onEdit={(next) => onChange(criteria.map((other) => (other === criterion ? next : other)))}
          />
        ))}
      </ol>
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
  index: number;
  last: boolean;
  onMove: (by: number) => void;
  onRemove: () => void;
  onEdit: (criterion: Criterion) => void;
}

function CriterionLine({ criterion, index, last, onMove, onRemove, onEdit }: CriterionLineProps) {
  const { t, code, n } = useWords();
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
        <CriterionSettings criterion={criterion} onEdit={onEdit} />
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

function CriterionSettings({ criterion, onEdit }: Pick<CriterionLineProps, 'criterion' | 'onEdit'>) {
  const { t } = useWords();
  const splitNames = (text: string) =>
    text
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean);
  return (
    <>
      {criterion.attribute !== undefined && (
        <Setting
          label={t('council.attribute')}
          value={criterion.attribute}
          onValue={(attribute) => onEdit({ ...criterion, attribute })}
        />
      )}
      {criterion.order !== undefined && (
        <Setting
          label={t('council.group-order')}
          value={criterion.order.join(', ')}
          onValue={(text) => onEdit({ ...criterion, order: splitNames(text) })}
        />
      )}
      {criterion.rule === 'distance' && (
        <Setting
          label={t('council.band-metres')}
          value={String(criterion.bandMetres ?? 0)}
          onValue={(text) => /^\d+$/.test(text.trim()) && onEdit({ ...criterion, bandMetres: Number(text) })}
        />
      )}
    </>
  );
}

/** A small field that writes when it is left, so that a half-typed list is not read as a rule. */
function Setting({ label, value, onValue }: { label: string; value: string; onValue: (value: string) => void }) {
  const id = useId();
  return (
    <div className="criterion-setting">
      <label htmlFor={id} className="soft small">
        {label}
      </label>
      <input
        key={value}
        id={id}
        className="input"
        defaultValue={value}
        onBlur={(event) => onValue(event.target.value)}
      />
    </div>
  );
}
