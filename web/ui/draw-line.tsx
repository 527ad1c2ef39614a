import './draw-line.css';
import { Check, Circle, CircleDot } from 'lucide-react';
import type { Draw } from '../../api/client.ts';
import { useWords } from '../state/organisation.tsx';

const steps = ['sealed', 'announced', 'number', 'result'] as const;

/** The four steps of a draw as one line: what is done, what is now, what comes. */
export function DrawLine({ draw }: { draw: Draw | null }) {
  const { t } = useWords();
  const done = doneSteps(draw);
  return (
    <ol className="draw-line" aria-label={t('season.draw-steps')}>
      {steps.map((step, i) => {
        const state = i < done ? 'done' : i === done ? 'now' : 'later';
        const Mark = { done: Check, now: CircleDot, later: Circle }[state];
        return (
          <li key={step} className={state} aria-current={state === 'now' ? 'step' : undefined}>
            <span className="draw-mark">
              <Mark aria-hidden size={18} />
            </span>
            <span>
              <b>{t(`season.step.${step}`)}</b> <span className="visually-hidden">({t(`season.step.${state}`)})</span>
              <span className="soft small">{t(`season.step.${step}.what`)}</span>
            </span>
          </li>
        );
      })}
    </ol>
  );
}

function doneSteps(draw: Draw | null): number {
  if (!draw || draw.status === 'withdrawn' || draw.status === 'sealing') return 0;
  if (draw.status === 'sealed') return 2;
  return draw.runStatus === 'done' ? 4 : 3;
}
