import { kindOf } from '#engines/classes/rules/rules.ts';
import type { ClassPlan } from '../../../api/client.ts';
import { useWords } from '../../state/organisation.tsx';
import { Field } from '../../ui/field.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { nameOfColumn } from './workbench/say-rules.ts';

/** A rule as rules.json writes it. */
export type Written = Record<string, unknown>;

interface RuleFiguresProps {
  plan: ClassPlan;
  rule: Written;
  onChange: (rule: Written) => void;
}

/** What of a rule can be set: differences and limits, hard or not, columns, ways and classes; nothing for rules without figures. */
export function RuleFigures({ plan, rule, onChange }: RuleFiguresProps) {
  const words = useWords();
  const { t } = words;
  const { properties } = kindOf({ rule: String(rule.rule) });
  const set = (changes: Written) =>
    onChange(Object.fromEntries(Object.entries({ ...rule, ...changes }).filter(([, value]) => value !== undefined)));
  const mayBeHard = properties.hard !== undefined;
  const isHard = rule.hard === undefined ? properties.hard?.default === true : rule.hard === true;
  const hasGap = properties.maxGap !== undefined && (!mayBeHard || isHard);
  const column = (key: 'attribute' | 'wish') => (
    <ColumnChoice plan={plan} name={key} value={String(rule[key] ?? '')} onChange={(value) => set({ [key]: value })} />
  );
  return (
    <div className="rule-figures">
      {mayBeHard && (
        <label className="check">
          <input
            type="checkbox"
            checked={isHard}
            onChange={(event) =>
              set({
                hard: event.target.checked,
                ...(properties.maxGap && { maxGap: event.target.checked ? (rule.maxGap ?? 1) : undefined }),
              })
            }
          />
          {t('classes.rules-make-hard')}
        </label>
      )}
      {hasGap && (
        <Figure name="maxGap" value={Number(rule.maxGap ?? 1)} fractions onChange={(maxGap) => set({ maxGap })} />
      )}
      {(['maxPerClass', 'capReduction'] as const).map(
        (key) =>
          properties[key] && (
            <Figure
              key={key}
              name={key}
              value={rule[key] === undefined ? null : Number(rule[key])}
              onChange={(value) => set({ [key]: value ?? undefined })}
            />
          ),
      )}
      {rule.rule === 'neighbourhood' && (
        <Field label={t('classes.rules-mode')}>
          {(control) => (
            <select
              {...control}
              className="input"
              value={String(rule.mode ?? 'mix')}
              onChange={(event) => set({ mode: event.target.value })}
            >
              <option value="mix">{t('classes.rules-mode.mix')}</option>
              <option value="group">{t('classes.rules-mode.group')}</option>
            </select>
          )}
        </Field>
      )}
      {rule.rule === 'twins' && (
        <>
          {column('attribute')}
          {column('wish')}
        </>
      )}
      {rule.rule === 'teacher-fit' && (
        <>
          {column('attribute')}
          <ClassChoice plan={plan} chosen={asTexts(rule.classes)} onChange={(classes) => set({ classes })} />
        </>
      )}
      {rule.rule === 'choices' && <Offers plan={plan} rule={rule} onChange={set} />}
    </div>
  );
}

const asTexts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

interface FigureProps {
  name: 'maxGap' | 'maxPerClass' | 'capReduction';
  value: number | null;
  fractions?: boolean;
  onChange: (value: number | null) => void;
}

function Figure({ name, onChange, ...rest }: FigureProps) {
  const { t } = useWords();
  const label = t(`classes.rules-figure.${name}`);
  return <NumberField {...{ label, ...rest }} required={name === 'maxGap'} onValue={onChange} />;
}

interface ColumnChoiceProps {
  plan: ClassPlan;
  name: 'attribute' | 'wish';
  value: string;
  onChange: (value: string) => void;
}

function ColumnChoice({ plan, name, value, onChange }: ColumnChoiceProps) {
  const words = useWords();
  return (
    <Field label={words.t(name === 'wish' ? 'classes.rules-column.wish' : 'classes.rules-column')}>
      {(control) => (
        <select
          {...control}
          className="input"
          required
          value={value}
          onChange={(event) => onChange(event.target.value)}
        >
          {!plan.columns.some(({ key }) => key === value) && <option value={value} />}
          {plan.columns.map(({ key }) => (
            <option key={key} value={key}>
              {nameOfColumn(words, plan.columns, key)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

interface ClassChoiceProps {
  plan: ClassPlan;
  /** Numbers of classes from 1, as rules.json writes them. */
  chosen: readonly string[];
  onChange: (classes: string[]) => void;
}

function ClassChoice({ plan, chosen, onChange }: ClassChoiceProps) {
  const { t } = useWords();
  return (
    <fieldset className="class-choice-list">
      <legend>{t('classes.rules-classes')}</legend>
      {plan.settings.labels.map((label, c) => {
        const number = String(c + 1);
        const others = chosen.filter((own) => own !== number);
        return (
          <label key={label} className="check">
            <input
              type="checkbox"
              checked={chosen.includes(number)}
              onChange={(event) => onChange(event.target.checked ? [...others, number] : others)}
            />
            {label}
          </label>
        );
      })}
    </fieldset>
  );
}

/** Which classes teach what: a line a choice. */
function Offers({ plan, rule, onChange }: { plan: ClassPlan; rule: Written; onChange: (changes: Written) => void }) {
  const { t } = useWords();
  const offers = rule.offers as { value: string; classes: string[] }[];
  const put = (at: number, change: Partial<(typeof offers)[number]>) =>
    onChange({ offers: offers.map((own, i) => (i === at ? { ...own, ...change } : own)) });
  return (
    <>
      {offers.map((offer, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its place while its value is being written
        <div key={at} className="rule-offer">
          <Field label={t('classes.rules-offer')}>
            {(control) => (
              <input
                {...control}
                className="input"
                required
                value={offer.value}
                onChange={(event) => put(at, { value: event.target.value })}
              />
            )}
          </Field>
          <ClassChoice plan={plan} chosen={offer.classes} onChange={(classes) => put(at, { classes })} />
        </div>
      ))}
      <button
        type="button"
        className="button"
        onClick={() => onChange({ offers: [...offers, { value: '', classes: ['1'] }] })}
      >
        {t('classes.rules-offer-add')}
      </button>
    </>
  );
}
