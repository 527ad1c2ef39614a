import { type FormEvent, useState } from 'react';
import type { ClassDraw, ClassPlan } from '../../../api/client.ts';
import { useOrganisation, useWords } from '../../state/organisation.tsx';
import { useAction } from '../../state/use-action.ts';
import { useCall } from '../../state/use-call.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Failed, Shown } from '../../ui/states.tsx';
import { listDraws, revealDraw, sealDraw, withdrawDraw } from './calls.ts';

/** The sealed draw of classes: seal, let everyone read the code, enter the public number once. */
export function DrawTab({ plan, onDrawn }: { plan: ClassPlan; onDrawn: () => void }) {
  const { t } = useWords();
  const { id } = useOrganisation();
  const draws = useCall(`${id} ${plan.id}`, (signal) => listDraws(id, plan.id, signal));
  const [source, setSource] = useState('');
  const { busy, failure, run } = useAction();
  const seal = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      await sealDraw(id, plan.id, source);
      setSource('');
      draws.reload();
    });
  };
  return (
    <div className="stack panel-form">
      <p>{t('classes.draw-what')}</p>
      <form className="stack" onSubmit={seal}>
        <Field label={t('classes.draw-source')} hint={t('classes.draw-source.hint')}>
          {(control) => (
            <input
              {...control}
              className="input"
              required
              value={source}
              onChange={(event) => setSource(event.target.value)}
            />
          )}
        </Field>
        <Button look="main" type="submit" disabled={busy}>
          {t('classes.draw-seal')}
        </Button>
      </form>
      {failure && <Failed failure={failure} />}
      <Shown call={draws}>
        {({ draws: list }) => (
          <ul className="draw-list">
            {list.map((draw) => (
              <DrawLine key={draw.id} draw={draw} onChange={draws.reload} onDrawn={onDrawn} />
            ))}
          </ul>
        )}
      </Shown>
    </div>
  );
}

function DrawLine({ draw, onChange, onDrawn }: { draw: ClassDraw; onChange: () => void; onDrawn: () => void }) {
  const { t, date } = useWords();
  const { id } = useOrganisation();
  const [seed, setSeed] = useState('');
  const [reason, setReason] = useState('');
  const { busy, failure, run } = useAction();
  const reveal = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      await revealDraw(id, draw.id, seed);
      onChange();
      onDrawn();
    });
  };
  const withdraw = () =>
    void run(async () => {
      await withdrawDraw(id, draw.id, reason);
      onChange();
    });
  return (
    <li className="draw-line">
      <b>
        {date(draw.sealedAt)} · {t(`classes.draw-status.${draw.status}`, { seed: draw.seed ?? '' })}
      </b>
      <span className="soft small">{draw.seedSource}</span>
      <span className="small">
        {t('classes.draw-code')}: <code>{draw.inputsSha256}</code>
      </span>
      {draw.withdrawnReason && <span className="soft small">{draw.withdrawnReason}</span>}
      {draw.status === 'sealed' && (
        <>
          <form className="form-row" onSubmit={reveal}>
            <Field label={t('classes.draw-number')}>
              {(control) => (
                <input
                  {...control}
                  className="input"
                  required
                  value={seed}
                  onChange={(event) => setSeed(event.target.value)}
                />
              )}
            </Field>
            <Button look="main" type="submit" disabled={busy}>
              {t('classes.draw-reveal')}
            </Button>
          </form>
          <div className="form-row">
            <Field label={t('classes.reason')}>
              {(control) => (
                <input
                  {...control}
                  className="input"
                  value={reason}
                  onChange={(event) => setReason(event.target.value)}
                />
              )}
            </Field>
            <Button look="danger" disabled={busy || reason.trim() === ''} onClick={withdraw}>
              {t('classes.draw-withdraw')}
            </Button>
          </div>
        </>
      )}
      {failure && <Failed failure={failure} />}
    </li>
  );
}
