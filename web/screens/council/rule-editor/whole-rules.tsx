import { useWords } from '../../../state/organisation.tsx';
import { Field } from '../../../ui/field.tsx';
import { sayPercent } from '../../../ui/reserve-sentence.ts';
import type { Rules } from '../rules.ts';
import { ColumnField } from './column-field.tsx';
import { type Fault, faultAt } from './faults.ts';
import { NumberField } from './number-field.tsx';

interface WholeRulesProps {
  rules: Rules;
  /** Columns of the dossiers; null while they are not known. */
  columns: readonly string[] | null;
  faults: readonly Fault[];
  onChange: (rules: Rules) => void;
}

/** Guarantees and limits of a rule set as a whole: those its way of giving places can take, each with its sentence and example. */
export function WholeRules(props: WholeRulesProps) {
  const { rules, faults, onChange } = props;
  const words = useWords();
  const { t } = words;
  const { mechanism } = rules;
  return (
    <section className="stack">
      <h3>{t('ruleEditor.whole-title')}</h3>
      <Switch
        title={t('council.impute')}
        sentence={t('council.impute.hint')}
        example={t('ruleEditor.impute.example')}
        checked={rules.imputeChoicesByDistance === true}
        onChange={(imputeChoicesByDistance) => onChange({ ...rules, imputeChoicesByDistance })}
      />
      {(mechanism === 'deferred-acceptance' || rules.guarantee !== undefined) && (
        <Switch
          title={t('ruleEditor.guarantee')}
          sentence={t('ruleEditor.guarantee.sentence')}
          example={t('ruleEditor.guarantee.example')}
          error={faultAt(words, faults, ['guarantee'], t('ruleEditor.fault.unknown'))}
          checked={rules.guarantee === 'maximum'}
          onChange={(on) => onChange(withEntry(rules, 'guarantee', on ? 'maximum' : undefined))}
        />
      )}
      {(mechanism === 'zone-first' || rules.then !== undefined) && <ThenField {...props} />}
      {(mechanism === 'least-total-distance' || rules.mostMoved !== undefined) && <MostMovedFields {...props} />}
      <div className="rule-limit">
        <NumberField
          label={t('council.max-metres')}
          hint={t('ruleEditor.max-metres.sentence')}
          error={faultAt(words, faults, ['maxMetres'], t('council.max-metres.wrong'))}
          value={rules.maxMetres}
          onValue={(maxMetres) => onChange({ ...rules, maxMetres: maxMetres as number | null })}
        />
        <Example>{t('ruleEditor.max-metres.example')}</Example>
      </div>
      <div className="rule-limit">
        <NumberField
          label={t('ruleEditor.uncertainty')}
          hint={t('ruleEditor.uncertainty.sentence')}
          error={faultAt(words, faults, ['uncertaintyMetresPerKm'], t('ruleEditor.uncertainty.wrong'))}
          value={rules.uncertaintyMetresPerKm as number | string | undefined}
          onValue={(metres) => onChange(withEntry(rules, 'uncertaintyMetresPerKm', metres ?? undefined))}
        />
        <Example>{t('ruleEditor.uncertainty.example')}</Example>
      </div>
    </section>
  );
}

function ThenField({ rules, faults, onChange }: WholeRulesProps) {
  const words = useWords();
  const { t } = words;
  return (
    <div className="rule-limit">
      <Field label={t('ruleEditor.next-way')} error={faultAt(words, faults, ['then'], t('ruleEditor.fault.empty'))}>
        {(control) => (
          <select
            {...control}
            className="input"
            value={String(rules.then ?? 'deferred-acceptance')}
            onChange={(event) => onChange(withEntry(rules, 'then', event.target.value))}
          >
            <option value="deferred-acceptance">{t('council.mechanism.deferred-acceptance')}</option>
            <option value="nearest-first">{t('council.mechanism.nearest-first')}</option>
          </select>
        )}
      </Field>
      <Example>{t('ruleEditor.next-way.example')}</Example>
    </div>
  );
}

function MostMovedFields({ rules, columns, faults, onChange }: WholeRulesProps) {
  const words = useWords();
  const { t, n } = words;
  const limit = rules.mostMoved as { attribute?: string; share: number | string } | undefined;
  const write = (part: object | null) =>
    onChange(withEntry(rules, 'mostMoved', part === null ? undefined : { ...limit, ...part }));
  const share = typeof limit?.share === 'number' ? limit.share : 0.05;
  return (
    <div className="rule-limit">
      <NumberField
        label={t('ruleEditor.most-moved')}
        hint={t('ruleEditor.most-moved.sentence')}
        percent
        error={faultAt(words, faults, ['mostMoved', 'mostMoved.share'], t('ruleEditor.fault.percent'))}
        value={limit?.share}
        onValue={(next) => write(next === null ? null : { share: next })}
      />
      {limit && (
        <ColumnField
          label={t('ruleEditor.most-moved.column')}
          value={limit.attribute ?? 'last_school'}
          columns={columns}
          missing={t('ruleEditor.column-missing')}
          onValue={(attribute) => write({ attribute })}
        />
      )}
      <Example>
        {t('ruleEditor.most-moved.example', { share: sayPercent(words, share), moved: n(Math.floor(200 * share), 0) })}
      </Example>
    </div>
  );
}

interface SwitchProps {
  title: string;
  sentence: string;
  example: string;
  error?: string | null;
  checked: boolean;
  onChange: (on: boolean) => void;
}

function Switch({ title, sentence, example, error, checked, onChange }: SwitchProps) {
  return (
    <div className="rule-limit">
      <label className="option">
        <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
        <span>
          <b>{title}</b>
          <span className="soft small">{sentence}</span>
        </span>
      </label>
      {error && (
        <p className="field-error small" role="alert">
          {error}
        </p>
      )}
      <Example>{example}</Example>
    </div>
  );
}

function Example({ children }: { children: string }) {
  const { t } = useWords();
  return (
    <details className="small">
      <summary>{t('ruleEditor.example')}</summary>
      {children}
    </details>
  );
}

/** The rules with an entry, or without it where it says nothing. */
function withEntry(rules: Rules, entry: string, value: unknown): Rules {
  const { [entry]: _, ...rest } = rules;
  return (value === undefined ? rest : { ...rest, [entry]: value }) as Rules;
}
