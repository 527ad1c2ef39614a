import { FileLock2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { Run } from '../../../api/client.ts';
import { pathOf, save, send } from '../../api.ts';
import { useOrganisation, useWords } from '../../state/organisation.tsx';
import { useAction } from '../../state/use-action.ts';
import { useCall } from '../../state/use-call.ts';
import { sayTime } from '../../text/say.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Failed, Shown } from '../../ui/states.tsx';
import { listTakenBundles } from './season-calls.ts';

/** Everything of a run for an auditor: who takes it and what for is written down first, and stands here for all of the council. */
export function FullBundle({ run }: { run: Run }) {
  const { t } = useWords();
  const { id } = useOrganisation();
  const taken = useCall(`${id} ${run.id} taken`, (signal) => listTakenBundles(id, run.id, signal));
  const [name, setName] = useState('');
  const [purpose, setPurpose] = useState('');
  const { busy, failure, run: act } = useAction();
  const take = (event: FormEvent) => {
    event.preventDefault();
    void act(async () => {
      const response = await send(pathOf(id, 'runs', run.id, 'full-bundle'), {
        method: 'POST',
        body: { name, purpose },
      });
      await save(response, `${run.synthetic ? 'synthetic-' : ''}audit-${run.id.slice(0, 8)}.zip`);
      taken.reload();
    });
  };
  return (
    <section className="stack">
      <h3>{t('season.bundle-title')}</h3>
      <p className="soft">{t('season.bundle-what')}</p>
      <form className="start-run season-form" onSubmit={take}>
        <Field label={t('season.bundle-name')}>
          {(control) => (
            <input {...control} className="input" value={name} onChange={(event) => setName(event.target.value)} />
          )}
        </Field>
        <Field label={t('season.bundle-purpose')}>
          {(control) => (
            <input
              {...control}
              className="input"
              value={purpose}
              onChange={(event) => setPurpose(event.target.value)}
            />
          )}
        </Field>
        <p className="season-actions">
          <Button type="submit" icon={<FileLock2 aria-hidden size={18} />} disabled={busy}>
            {t('season.bundle-take')}
          </Button>
        </p>
        {failure && <Failed failure={failure} />}
      </form>
      <Shown call={taken}>{(answer) => <TakenList taken={answer.taken} />}</Shown>
    </section>
  );
}

function TakenList({ taken }: { taken: { name: string; purpose: string; at: string }[] }) {
  const { t, date } = useWords();
  if (taken.length === 0) return <p className="soft small">{t('season.bundle-taken-none')}</p>;
  return (
    <>
      <h4>{t('season.bundle-taken')}</h4>
      <ul className="plain-list">
        {taken.map(({ name, purpose, at }) => (
          <li key={at} className="small">
            <span className="figures">
              {date(at)} {sayTime(at)}
            </span>{' '}
            · {name} · {purpose}
          </li>
        ))}
      </ul>
    </>
  );
}
