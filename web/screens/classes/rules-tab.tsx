import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { ClassPlan } from '../../../api/client.ts';
import { useOrganisation, useWords } from '../../state/organisation.tsx';
import { useAction } from '../../state/use-action.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { Failed } from '../../ui/states.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { saveSettings } from './calls.ts';
import { RuleFigures, type Written } from './rule-figures.tsx';
import { nameOfColumn, nameOfRule } from './workbench/say-rules.ts';

/** Rules a plan can be given here, each as it begins; `column`: it asks of which column. */
const offered: { rule: string; begin: Written; column?: 'any' | 'score' }[] = [
  { rule: 'size', begin: { maxGap: 1 } },
  { rule: 'spread', begin: { attribute: 'needs', maxPerClass: 2, capReduction: 5 } },
  { rule: 'same-class', begin: {}, column: 'any' },
  { rule: 'keep-apart', begin: {}, column: 'any' },
  { rule: 'twins', begin: { wish: 'twins' }, column: 'any' },
  { rule: 'choices', begin: { offers: [{ value: '', classes: ['1'] }] }, column: 'any' },
  { rule: 'teacher-fit', begin: { classes: ['1'], hard: true }, column: 'any' },
  { rule: 'pinned', begin: { attribute: 'pinned' } },
  { rule: 'sex', begin: {} },
  { rule: 'birth-quarter', begin: {} },
  { rule: 'nursery', begin: {} },
  { rule: 'balance-count', begin: {}, column: 'any' },
  { rule: 'scores', begin: {}, column: 'score' },
  { rule: 'feeder', begin: {} },
  { rule: 'neighbourhood', begin: { mode: 'mix' } },
  { rule: 'repeaters', begin: {} },
  { rule: 'namesakes', begin: {} },
  { rule: 'friend', begin: {} },
];
const hardOnes = ['size', 'spread', 'same-class', 'keep-apart', 'pinned', 'twins', 'choices'];

/** Rules in the order of their weight, number and names of classes; saving makes a new version. */
export function RulesTab({ plan, onPlan }: { plan: ClassPlan; onPlan: (plan: ClassPlan) => void }) {
  const { t, n } = useWords();
  const { id } = useOrganisation();
  const { settings } = plan;
  const [rules, setRules] = useState<Written[]>(settings.rules.rules);
  const [cap, setCap] = useState(settings.rules.cap);
  const [classCount, setClassCount] = useState<number | null>(settings.classCount);
  const [labels, setLabels] = useState(settings.labels.join(', '));
  const { busy, failure, run } = useAction();
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (!classCount) return;
    const names = labels.split(',').map((label) => label.trim());
    // Names given for another number of classes are not these classes' names.
    const kept = names.filter(Boolean).length === classCount ? names.filter(Boolean) : null;
    const plain = Array.from({ length: classCount }, (_, c) => String(c + 1));
    const body = { classCount, labels: kept ?? plain, rules: { cap, rules } };
    void run(async () => {
      const saved = await saveSettings(id, plan.id, body);
      onPlan(saved);
      showToast(t('classes.rules-saved', { version: n(saved.settings.version, 0) }));
    });
  };
  return (
    <form className="stack panel-form" onSubmit={save}>
      <div className="form-row">
        <NumberField label={t('classes.class-count')} value={classCount} least={1} onValue={setClassCount} />
        <NumberField
          label={t('classes.rules-cap')}
          hint={t('classes.rules-cap.hint')}
          value={cap}
          least={1}
          onValue={setCap}
        />
        <Field label={t('classes.rules-labels')} hint={t('classes.rules-labels.hint')}>
          {(control) => (
            <input {...control} className="input" value={labels} onChange={(event) => setLabels(event.target.value)} />
          )}
        </Field>
      </div>
      <p className="soft small">{t('classes.rules-order')}</p>
      <RuleList plan={plan} rules={rules} onChange={setRules} />
      <AddRule plan={plan} onAdd={(rule) => setRules([...rules, rule])} />
      {failure && <Failed failure={failure} />}
      <Button look="main" type="submit" disabled={busy}>
        {t('classes.rules-save')}
      </Button>
    </form>
  );
}

function RuleList({
  plan,
  rules,
  onChange,
}: {
  plan: ClassPlan;
  rules: Written[];
  onChange: (rules: Written[]) => void;
}) {
  const words = useWords();
  const { t, code } = words;
  const swap = (at: number, to: number) => {
    const next = [...rules];
    [next[at], next[to]] = [next[to], next[at]];
    onChange(next);
  };
  return (
    <ol className="rule-list">
      {rules.map((rule, at) => {
        const name = String(rule.rule);
        const attribute = Array.isArray(rule.attributes)
          ? rule.attributes.join('+')
          : ((rule.attribute as string) ?? null);
        const title = nameOfRule(words, plan.columns, name, attribute);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a rule may be written while its place stays
          <li key={`${at} ${name}`}>
            <div>
              <b>
                {title}{' '}
                {(hardOnes.includes(name) || rule.hard === true) && (
                  <span className="hard-mark">{t('classes.rules-hard')}</span>
                )}
              </b>
              <span className="soft small">{code(`classRules.${name}`)}</span>
              <RuleFigures
                plan={plan}
                rule={rule}
                onChange={(own) => onChange(rules.map((each, i) => (i === at ? own : each)))}
              />
            </div>
            <span className="rule-buttons">
              <Button
                {...{ look: 'quiet', iconOnly: true, icon: <ArrowUp aria-hidden size={18} />, disabled: at === 0 }}
                onClick={() => swap(at, at - 1)}
              >
                {`${t('classes.rules-up')}: ${title}`}
              </Button>
              <Button
                {...{ look: 'quiet', iconOnly: true, icon: <ArrowDown aria-hidden size={18} /> }}
                disabled={at === rules.length - 1}
                onClick={() => swap(at, at + 1)}
              >
                {`${t('classes.rules-down')}: ${title}`}
              </Button>
              <Button
                {...{ look: 'quiet', iconOnly: true, icon: <X aria-hidden size={18} /> }}
                onClick={() => onChange(rules.filter((_, i) => i !== at))}
              >
                {`${t('classes.rules-remove')}: ${title}`}
              </Button>
            </span>
          </li>
        );
      })}
    </ol>
  );
}

function AddRule({ plan, onAdd }: { plan: ClassPlan; onAdd: (rule: Written) => void }) {
  const words = useWords();
  const { t, code } = words;
  const [rule, setRule] = useState('balance-count');
  const [column, setColumn] = useState('');
  const kind = offered.find((each) => each.rule === rule)!;
  const columns = plan.columns.filter((each) => kind.column !== 'score' || each.kind === 'score');
  const chosen = columns.some(({ key }) => key === column) ? column : (columns[0]?.key ?? '');
  const add = () => {
    const of: Written = kind.column === 'score' ? { attributes: [chosen] } : kind.column ? { attribute: chosen } : {};
    onAdd({ rule, ...kind.begin, ...of });
  };
  return (
    <div className="form-row">
      <Field label={t('classes.rules-add')}>
        {(control) => (
          <select {...control} className="input" value={rule} onChange={(event) => setRule(event.target.value)}>
            {offered.map((each) => (
              <option key={each.rule} value={each.rule}>
                {code(`classes.rule.${each.rule}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {kind.column && (
        <Field label={t('classes.rules-column')}>
          {(control) => (
            <select {...control} className="input" value={chosen} onChange={(event) => setColumn(event.target.value)}>
              {columns.map(({ key }) => (
                <option key={key} value={key}>
                  {nameOfColumn(words, plan.columns, key)}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <Button disabled={Boolean(kind.column) && chosen === ''} onClick={add}>
        {t('classes.rules-add')}
      </Button>
    </div>
  );
}
