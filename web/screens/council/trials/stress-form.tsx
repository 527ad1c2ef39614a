import { type FormEvent, useState } from 'react';
import { useWords } from '../../../state/organisation.tsx';
import { Field } from '../../../ui/field.tsx';
import { BaseField } from './base-field.tsx';
import type { Compare } from './calls.ts';
import type { TrialFormProps } from './trials-panel.tsx';

const numbers = [
  { name: 'intakes', least: 10, most: 2000 },
  { name: 'growth', least: -50, most: 200 },
  { name: 'spread', least: 0, most: 100 },
] as const;
type Name = (typeof numbers)[number]['name'];

/** Many years as they might be, placed by the rules in force: where seats run short. */
export function StressForm({ period, runs, end, onAsk }: TrialFormProps) {
  const { t } = useWords();
  const [base, setBase] = useState<Compare['base']>({ kind: 'now' });
  const [typed, setTyped] = useState<Record<Name, string>>({ intakes: '200', growth: '0', spread: '10' });
  const [tried, setTried] = useState(false);
  const number = (name: Name) => Number(typed[name].replace(',', '.'));
  const wrong = (name: Name, least: number, most: number) =>
    typed[name].trim() === '' || !(number(name) >= least && number(name) <= most);
  const ask = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (numbers.some(({ name, least, most }) => wrong(name, least, most))) return;
    onAsk({
      ...{ kind: 'stress', base, set: { kind: 'version', version: period.rulesVersion }, seed: '0' },
      ...{
        intakes: Math.round(number('intakes')),
        growthPercent: number('growth'),
        spreadPercent: number('spread'),
      },
    });
  };
  return (
    <form className="stack" onSubmit={ask} noValidate>
      <BaseField runs={runs} value={base} onChange={setBase} />
      <div className="trial-numbers">
        {numbers.map(({ name, least, most }) => (
          <Field
            key={name}
            label={t(`trials.${name}`)}
            error={tried && wrong(name, least, most) ? t('trials.number-wrong', { least, most }) : null}
          >
            {(control) => (
              <input
                {...control}
                className="input figures"
                inputMode="decimal"
                value={typed[name]}
                onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
              />
            )}
          </Field>
        ))}
      </div>
      <p className="soft small">{t('trials.rules-used', { version: period.rulesVersion })}</p>
      <p className="soft small">{t('trials.stress-model')}</p>
      {end}
    </form>
  );
}
