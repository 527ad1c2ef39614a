import { Printer } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { Explanation, Run } from '../../../api/client.ts';
import { useOrganisation, useWords, type Words } from '../../state/organisation.tsx';
import { useCall } from '../../state/use-call.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Shown } from '../../ui/states.tsx';
import { SyntheticStamp } from '../../ui/synthetic-stamp.tsx';
import { explain } from './calls.ts';
import { sayReason } from './say-reason.ts';

/** One dossier's explanation, by its code: what was wished, where the seats ended, what decided. */
export function ChildPanel({ run }: { run: Run }) {
  const { t } = useWords();
  const { id } = useOrganisation();
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState<string | null>(null);
  const answer = useCall(asked ? `${id} ${run.id} ${asked}` : null, (signal) =>
    explain(id, run.id, asked ?? '', signal),
  );
  const open = (event: FormEvent) => {
    event.preventDefault();
    setAsked(typed.trim() || null);
  };
  return (
    <div className="stack">
      <form className="start-run-row no-print" onSubmit={open}>
        <Field label={t('council.child-search')} hint={t('council.child-search.hint')}>
          {(control) => (
            <input
              {...control}
              className="input"
              autoComplete="off"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
        </Field>
        <Button look="main" type="submit">
          {t('council.child-open')}
        </Button>
      </form>
      {asked && <Shown call={answer}>{(explanation) => <Receipt explanation={explanation} />}</Shown>}
    </div>
  );
}

function Receipt({ explanation }: { explanation: Explanation }) {
  const { t, code, n, metres } = useWords();
  const { placedAt, applicantId: id } = explanation;
  return (
    <article className="receipt">
      <h3>
        {placedAt
          ? t('council.child-placed', { id, school: placedAt.schoolName })
          : t('council.child-unplaced', { id })}{' '}
        {explanation.synthetic && <SyntheticStamp />}
      </h3>
      {placedAt && placedAt.metres !== null && placedAt.choiceRank !== null && (
        <p className="figures">
          {t('council.child-way', { metres: metres(placedAt.metres), rank: n(placedAt.choiceRank, 0) })}
        </p>
      )}
      <p>{t('council.child-decided', { reason: sayReason(code, explanation.decidedBy) })}</p>
      <ol className="wishes">
        {explanation.steps.map((step) => (
          <Wish key={step.choiceRank} step={step} />
        ))}
      </ol>
      <Button className="no-print" icon={<Printer aria-hidden size={18} />} onClick={() => window.print()}>
        {t('council.print')}
      </Button>
    </article>
  );
}

type Step = Explanation['steps'][number];

function Wish({ step }: { step: Step }) {
  const words = useWords();
  const { t, code, n } = words;
  const seats = n(step.seats, 0);
  const ended = { metres: step.lastMetres, seconds: step.lastSeconds, group: step.lastGroup, lottery: null };
  const last = describePlace(words, ended);
  // The drawn number is told where it decided; elsewhere it is twenty digits that say nothing.
  const own = describePlace(words, step.decidedBy === 'lottery' ? step.own : { ...step.own, lottery: null });
  return (
    <li className={`wish ${step.outcome}`}>
      <p className="soft small">
        {t('council.wish', { rank: step.choiceRank })}
        {step.imputed && ` · ${t('council.wish-imputed')}`}
      </p>
      <p>
        <b>{step.schoolName}</b>. {t(`council.outcome.${step.outcome}`)}
      </p>
      <p className="small figures">
        {last ? t('council.step-line', { seats, last }) : t('council.step-left', { seats })}{' '}
        {own && t('council.step-own', { own })}{' '}
        {step.decidedBy && t('council.step-decided', { reason: sayReason(code, step.decidedBy) })}
      </p>
    </li>
  );
}

/** "cách 812 m, nhóm 2, số bốc thăm 0.4471": only what is known. */
function describePlace({ t, n, metres }: Words, place: Step['own']): string {
  const time = place.seconds ?? 0;
  const parts = [
    place.seconds === null
      ? ''
      : t('council.place-time', { minutes: n(Math.floor(time / 60), 0), seconds: n(time % 60, 0) }),
    place.metres === null ? '' : t('council.place-metres', { metres: metres(place.metres) }),
    place.group === null ? '' : t('council.place-group', { group: place.group }),
    place.lottery === null ? '' : t('council.place-lottery', { number: place.lottery }),
  ];
  return parts.filter(Boolean).join(', ');
}
