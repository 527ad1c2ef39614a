import { useState } from 'react';
import { useOrganisation, useWords } from '../state/organisation.tsx';
import type { Place } from '../state/paths.ts';
import { dismiss, usePreferences } from '../state/preferences.ts';
import { Button } from './button.tsx';

const topics = { look: 'parents', plan: 'planner', council: 'council', classes: 'classes' } as const;
const steps = { look: 3, plan: 4, council: 4, classes: 3 } as const;

/** The guided first look on the demonstration city: a few steps in words, put away for good by one press. */
export function Guide({ room }: { room: Place['room'] }) {
  const { synthetic } = useOrganisation();
  const { dismissed } = usePreferences();
  const { t, code, n } = useWords();
  const [step, setStep] = useState(1);
  const name = `guide.${room}`;
  if (!synthetic || dismissed.includes(name)) return null;
  const last = step === steps[room];
  return (
    <section className="guide no-print" aria-label={t('common.guide')}>
      <p className="small soft figures">
        {t('common.guide')} · {n(step)}/{n(steps[room])}
      </p>
      <p>{code(`${topics[room]}.guide.${step}`)}</p>
      <div className="guide-actions">
        <Button look="quiet" onClick={() => dismiss(name)}>
          {last ? t('common.guide-done') : t('common.guide-skip')}
        </Button>
        {!last && <Button onClick={() => setStep(step + 1)}>{t('common.guide-next')}</Button>}
      </div>
    </section>
  );
}
