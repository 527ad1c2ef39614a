import { type FormEvent, useState } from 'react';
import type { Draw, Period } from '../../../api/client.ts';
import { Link } from '../../state/navigation.tsx';
import { useOrganisation, useWords } from '../../state/organisation.tsx';
import { useAction } from '../../state/use-action.ts';
import { useCall } from '../../state/use-call.ts';
import { Button } from '../../ui/button.tsx';
import { DrawFacts } from '../../ui/draw-facts.tsx';
import { DrawLine } from '../../ui/draw-line.tsx';
import { Field } from '../../ui/field.tsx';
import { Failed, Shown } from '../../ui/states.tsx';
import { listDraws, revealDraw, sealDraw, withdrawDraw } from './season-calls.ts';

const isMoving = (draw: Draw) =>
  draw.status === 'sealing' || (draw.status === 'drawn' && ['queued', 'running', 'verifying'].includes(draw.runStatus));

/** The sealed draw: seal, let everyone read the code, enter the public number once, see the result. */
export function DrawPanel({ period }: { period: Period }) {
  const { t } = useWords();
  const { id } = useOrganisation();
  const [moving, setMoving] = useState(false);
  const draws = useCall(`${id} ${period.id}`, (signal) => listDraws(id, period.id, signal), moving ? 1 : null);
  const list = draws.value?.draws ?? [];
  const nowMoving = list.some(isMoving);
  if (moving !== nowMoving) setMoving(nowMoving);
  const current = list.find(({ status }) => status !== 'withdrawn') ?? null;
  const earlier = list.filter((draw) => draw !== current);
  const open = current && (current.status !== 'drawn' || current.runStatus !== 'done');
  return (
    <div className="stack">
      <p className="soft">{t('season.draw-what')}</p>
      <Shown call={draws} lines={4}>
        {() => (
          <div className="stack">
            <DrawLine draw={current} />
            {current && <Current draw={current} />}
            {current?.status === 'sealed' && <Reveal draw={current} onChanged={draws.reload} />}
            {!open && <Seal period={period} again={current !== null} onChanged={draws.reload} />}
            {earlier.length > 0 && <Earlier draws={earlier} />}
          </div>
        )}
      </Shown>
    </div>
  );
}

function Current({ draw }: { draw: Draw }) {
  const { t, n } = useWords();
  const organisationId = useOrganisation().id;
  return (
    <section className="stack">
      {draw.status === 'sealing' && (
        <p role="status">{t('season.draw-sealing', { share: n(100 * draw.progress, 0) })}</p>
      )}
      <DrawFacts draw={draw} />
      {draw.status === 'drawn' && isMoving(draw) && <p role="status">{t('season.draw-running')}</p>}
      {draw.status === 'drawn' && (
        <Link to={{ room: 'council', organisationId, periodId: draw.periodId, runId: draw.runId }}>
          {t('season.draw-open-run')}
        </Link>
      )}
      <p>
        <Link to={{ room: 'look', organisationId, schoolId: null, published: true }}>{t('season.public-page')}</Link>
      </p>
    </section>
  );
}

function Seal({ period, again, onChanged }: { period: Period; again: boolean; onChanged: () => void }) {
  const { t } = useWords();
  const { id } = useOrganisation();
  const [source, setSource] = useState('');
  const { busy, failure, run } = useAction();
  const seal = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      await sealDraw(id, period.id, source);
      onChanged();
    });
  };
  return (
    <form className="start-run" onSubmit={seal}>
      {again && <h3>{t('season.draw-again')}</h3>}
      <div className="start-run-row">
        <Field label={t('season.draw-source')} hint={t('season.draw-source.hint')}>
          {(control) => (
            <input {...control} className="input" value={source} onChange={(event) => setSource(event.target.value)} />
          )}
        </Field>
        <Button look={again ? 'plain' : 'main'} type="submit" disabled={busy}>
          {t('season.draw-seal')}
        </Button>
      </div>
      {failure && <Failed failure={failure} />}
    </form>
  );
}

function Reveal({ draw, onChanged }: { draw: Draw; onChanged: () => void }) {
  const { t } = useWords();
  const { id } = useOrganisation();
  const [seed, setSeed] = useState('');
  const [reason, setReason] = useState('');
  const { busy, failure, run } = useAction();
  const reveal = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      await revealDraw(id, draw.id, seed);
      onChanged();
    });
  };
  const withdraw = () =>
    run(async () => {
      await withdrawDraw(id, draw.id, reason);
      onChanged();
    });
  return (
    <>
      <form className="start-run" onSubmit={reveal}>
        <div className="start-run-row">
          <Field label={t('season.draw-seed')} hint={t('season.draw-seed.hint')}>
            {(control) => (
              <input {...control} className="input" value={seed} onChange={(event) => setSeed(event.target.value)} />
            )}
          </Field>
          <Button look="main" type="submit" disabled={busy}>
            {t('season.draw-reveal')}
          </Button>
        </div>
        {failure && <Failed failure={failure} />}
      </form>
      <details className="json-view">
        <summary>{t('season.draw-withdraw')}</summary>
        <Field label={t('season.draw-withdraw-reason')} hint={t('season.draw-withdraw.hint')}>
          {(control) => (
            <input {...control} className="input" value={reason} onChange={(event) => setReason(event.target.value)} />
          )}
        </Field>
        <Button look="danger" disabled={busy} onClick={() => void withdraw()}>
          {t('season.draw-withdraw')}
        </Button>
      </details>
    </>
  );
}

function Earlier({ draws }: { draws: readonly Draw[] }) {
  const { t, date } = useWords();
  return (
    <section>
      <h3>{t('season.draw-earlier')}</h3>
      <ul className="run-list">
        {draws.map((draw) => (
          <li key={draw.id} className="season-line">
            <p>
              {draw.seedSource} <span className="tag">{t(`season.draw-status.${draw.status}`)}</span>
            </p>
            <p className="soft small">
              {date(draw.createdAt)}
              {draw.withdrawnReason && ` · ${t('season.draw-withdrawn-reason', { reason: draw.withdrawnReason })}`}
              {draw.inputsSha256 && (
                <>
                  {' · '}
                  <code>{draw.inputsSha256}</code>
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
