import { FileDown } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { recordsOfPlan } from '#engines/class-history/judge-plan.ts';
import { countRare, publishInputs } from '#engines/class-publication/publish-inputs.ts';
import { checkClassRules } from '#engines/classes/check-rules.ts';
import type { ClassAdoption } from '../../../api/client.ts';
import { download, pathOf } from '../../api.ts';
import { useOrganisation, useWords } from '../../state/organisation.tsx';
import { useAction } from '../../state/use-action.ts';
import { useCall } from '../../state/use-call.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Empty, Failed, Shown } from '../../ui/states.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { adoptClasses, listAdoptions, publishAdoption } from './calls.ts';
import type { Hand } from './workbench/use-workbench.ts';

const formats = ['xlsx', 'pdf', 'docx'] as const;

/** Lists to take out, classes to sign, versions to publish. */
export function SignTab({ hand }: { hand: Hand }) {
  const { t } = useWords();
  const { id } = useOrganisation();
  const { plan } = hand.workbench;
  const adoptions = useCall(`${id} ${plan.id}`, (signal) => listAdoptions(id, plan.id, signal));
  if (hand.standing.split.proposalId === null)
    return <Empty title={t('classes.board-empty')}>{t('classes.signed-none')}</Empty>;
  return (
    <div className="two-forms">
      <Lists planId={plan.id} />
      <div className="stack panel-form">
        <Sign hand={hand} onSigned={adoptions.reload} />
        <Shown call={adoptions}>
          {({ adoptions: list }) => (
            <ul className="draw-list">
              {list.length === 0 && <li className="soft small">{t('classes.signed-none')}</li>}
              {list.map((adoption, i) => (
                <AdoptionLine
                  key={adoption.id}
                  adoption={adoption}
                  rare={i === 0 ? <Rare hand={hand} /> : null}
                  onPublished={adoptions.reload}
                />
              ))}
            </ul>
          )}
        </Shown>
      </div>
    </div>
  );
}

function Lists({ planId }: { planId: string }) {
  const { t } = useWords();
  const { id } = useOrganisation();
  const { failure, run } = useAction();
  const get = (format: string) =>
    void run(() => download(pathOf(id, 'class-plans', planId, 'lists', format), `danh-sach-lop.${format}`));
  return (
    <section className="stack panel-form">
      <h3>{t('classes.lists-get')}</h3>
      <p className="soft small">{t('classes.lists-what')}</p>
      <div className="form-row">
        {formats.map((format) => (
          <Button key={format} icon={<FileDown aria-hidden size={18} />} onClick={() => get(format)}>
            {format.toUpperCase()}
          </Button>
        ))}
      </div>
      <Button icon={<FileDown aria-hidden size={18} />} onClick={() => get('csv')}>
        {t('classes.lists-csv')}
      </Button>
      <p className="soft small">{t('classes.lists-csv.columns')}</p>
      {failure && <Failed failure={failure} />}
    </section>
  );
}

function Sign({ hand, onSigned }: { hand: Hand; onSigned: () => void }) {
  const { t, n } = useWords();
  const { id } = useOrganisation();
  const [despite, setDespite] = useState('');
  const { busy, failure, run } = useAction();
  const { breaks } = hand.standing;
  const sign = () =>
    void run(async () => {
      const { plan, events } = hand.workbench;
      const signed = await adoptClasses(id, plan.id, { expected: events.length, despite });
      showToast(t('classes.signed', { version: n(signed.version, 0) }));
      onSigned();
    });
  return (
    <>
      <h3>{t('classes.sign')}</h3>
      <p className="soft small">{t('classes.sign.what')}</p>
      {breaks.length > 0 && (
        <Field label={t('classes.sign-despite')} hint={t('classes.broken', { count: n(breaks.length, 0) })}>
          {(control) => (
            <input
              {...control}
              className="input"
              value={despite}
              onChange={(event) => setDespite(event.target.value)}
            />
          )}
        </Field>
      )}
      {failure && <Failed failure={failure} />}
      <Button look="main" disabled={busy} onClick={sign}>
        {t('classes.sign')}
      </Button>
    </>
  );
}

/** Fewer pupils than this with the same figures, and one of them could be told from the public file. */
const fewest = 3;

/** How many children whoever knows them well could find in the public file. */
function Rare({ hand }: { hand: Hand }) {
  const { t, n } = useWords();
  const { plan, pupils, wishes } = hand.workbench;
  const count = useMemo(() => {
    const { rules } = checkClassRules(plan.settings.rules);
    if (!rules) return null;
    const columns = plan.columns.map(({ key }) => key);
    const records = recordsOfPlan(columns, pupils, wishes, plan.settings);
    return countRare(publishInputs(records, rules, records.pupils.ids), fewest);
  }, [plan, pupils, wishes]);
  if (count === null) return null;
  const figures = { count: n(count, 0), pupils: n(pupils.length, 0), fewest: n(fewest, 0) };
  return (
    <p className={count > 0 ? 'notice small' : 'soft small'}>
      {t(count > 0 ? 'classes.publish-rare' : 'classes.publish-rare.none', figures)}
    </p>
  );
}

interface AdoptionLineProps {
  adoption: ClassAdoption;
  /** What to know before publishing the newest version; null: an older one, which is not published any more. */
  rare: ReactNode;
  onPublished: () => void;
}

function AdoptionLine({ adoption, rare, onPublished }: AdoptionLineProps) {
  const { t, n, date } = useWords();
  const { id } = useOrganisation();
  const { busy, failure, run } = useAction();
  const { certificate, version, publishedAt, despite } = adoption;
  const publish = () =>
    void run(async () => {
      await publishAdoption(id, adoption.id);
      onPublished();
    });
  return (
    <li className="draw-line">
      <b>
        {t('classes.signed-line', {
          version: n(version, 0),
          pupils: n(certificate.pupils, 0),
          moved: n(certificate.movedByHand, 0),
          broken: n(certificate.hardBroken, 0),
        })}
      </b>
      <span className="soft small">
        {date(adoption.adoptedAt)} · {t('classes.signed-replayed')}
        {despite && ` · ${despite}`}
      </span>
      {publishedAt ? (
        <span className="small">
          {t('classes.published', { date: date(publishedAt) })} ·{' '}
          <a href={pathOf(id, 'class-adoptions', adoption.id, 'public.json')} download>
            {t('classes.public-file')}
          </a>{' '}
          ·{' '}
          <a href="/check-result.html" download>
            {t('classes.check-page')}
          </a>
        </span>
      ) : (
        rare && (
          <>
            <span className="soft small">{t('classes.publish.what')}</span>
            {rare}
            <Button disabled={busy} onClick={publish}>
              {t('classes.publish')}
            </Button>
          </>
        )
      )}
      {failure && <Failed failure={failure} />}
    </li>
  );
}
