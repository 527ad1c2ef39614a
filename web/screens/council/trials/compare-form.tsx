import { Plus, X } from 'lucide-react';
import { type FormEvent, useMemo, useState } from 'react';
import { useWords } from '../../../state/organisation.tsx';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { BaseField } from './base-field.tsx';
import type { Compare } from './calls.ts';
import { setOptions } from './rule-sets.ts';
import type { TrialFormProps } from './trials-panel.tsx';

const most = 4;

/** Two to four sets of rules on the same children; the first is what the others are held against. */
export function CompareForm({ period, runs, end, onAsk }: TrialFormProps) {
  const words = useWords();
  const { t } = words;
  const options = useMemo(() => setOptions(period, runs, words), [period, runs, words]);
  const [chosen, setChosen] = useState<string[]>(() => [options[0].key, (options[1] ?? options[0]).key]);
  const [base, setBase] = useState<Compare['base']>({ kind: 'now' });
  const [seed, setSeed] = useState('0');
  const ask = (event: FormEvent) => {
    event.preventDefault();
    const sets = chosen.map((key) => (options.find((option) => option.key === key) ?? options[0]).set);
    onAsk({ kind: 'compare', base, sets, seed: seed.trim() || '0' });
  };
  const change = (place: number, key: string) => setChosen(chosen.map((old, i) => (i === place ? key : old)));
  return (
    <form className="stack" onSubmit={ask}>
      <BaseField runs={runs} value={base} onChange={setBase} />
      <fieldset className="trial-sets">
        <legend>{t('trials.sets-label')}</legend>
        <p className="soft small">{t('trials.sets-hint')}</p>
        {chosen.map((key, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is what the row is
          <div key={place} className="trial-set">
            <select
              className="input"
              aria-label={t('trials.set-nth', { place: place + 1 })}
              value={key}
              onChange={(event) => change(place, event.target.value)}
            >
              {options.map((option) => (
                <option key={option.key} value={option.key}>
                  {option.name}
                </option>
              ))}
            </select>
            {chosen.length > 2 && (
              <Button
                look="quiet"
                iconOnly
                icon={<X aria-hidden size={18} />}
                onClick={() => setChosen(chosen.filter((_, i) => i !== place))}
              >
                {t('trials.set-remove', { place: place + 1 })}
              </Button>
            )}
          </div>
        ))}
        {chosen.length < most && (
          <Button
            look="quiet"
            icon={<Plus aria-hidden size={18} />}
            onClick={() => setChosen([...chosen, options[0].key])}
          >
            {t('trials.set-add')}
          </Button>
        )}
      </fieldset>
      <Field label={t('trials.seed-label')}>
        {(control) => (
          <input {...control} className="input" value={seed} onChange={(event) => setSeed(event.target.value)} />
        )}
      </Field>
      {end}
    </form>
  );
}
