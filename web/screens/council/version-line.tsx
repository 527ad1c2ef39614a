import { Download } from 'lucide-react';
import { type FormEvent, useMemo, useState } from 'react';
import type { AffectedFamily, Publication } from '../../../api/client.ts';
import { download, pathOf } from '../../api.ts';
import { useOrganisation, useWords } from '../../state/organisation.tsx';
import { useAction } from '../../state/use-action.ts';
import { useCall } from '../../state/use-call.ts';
import { Button } from '../../ui/button.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Field } from '../../ui/field.tsx';
import { Empty, Failed, Shown } from '../../ui/states.tsx';
import { SyntheticStamp } from '../../ui/synthetic-stamp.tsx';
import { approvePublication, listAffected, withdrawPublication } from './season-calls.ts';

interface VersionLineProps {
  publication: Publication;
  inForce: boolean;
  onChanged: () => void;
}

/** One version of the result: its state, its reason, who approved it, and whose place it changed. */
export function VersionLine({ publication, inForce, onChanged }: VersionLineProps) {
  const { t, n, date } = useWords();
  const { version, status, counts, reason, root, publishedAt, approvals } = publication;
  const state = status === 'published' ? (inForce ? 'in-force' : 'old') : status;
  const names = approvals.map(({ name }) => name).join(', ');
  return (
    <li className={status === 'withdrawn' ? 'season-line withdrawn' : 'season-line'}>
      <p>
        <b>{t('season.version-title', { version })}</b>{' '}
        <span className={inForce ? 'tag status-done' : 'tag'}>{t(`season.version-${state}`)}</span>{' '}
        {publication.synthetic && <SyntheticStamp />}
      </p>
      <p className="soft small">
        {publishedAt && `${t('season.version-on', { date: date(publishedAt) })} · `}
        {t('season.version-counts', { placed: n(counts.placed, 0), applicants: n(counts.applicants, 0) })}
      </p>
      {reason && <p>{t('season.version-reason', { reason })}</p>}
      {version > 1 && status !== 'withdrawn' && (
        <p>{approvals.length > 0 ? t('season.approvals', { names }) : t('season.approvals-none')}</p>
      )}
      <p className="soft small">
        {t('season.version-root')}: <code>{root}</code>
      </p>
      {status === 'proposed' && <Approve publication={publication} onChanged={onChanged} />}
      {version > 1 && status !== 'withdrawn' && <Affected publication={publication} />}
    </li>
  );
}

function Approve({ publication, onChanged }: { publication: Publication; onChanged: () => void }) {
  const { t } = useWords();
  const { id } = useOrganisation();
  const [name, setName] = useState('');
  const { busy, failure, run } = useAction();
  const approve = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      await approvePublication(id, publication.id, name);
      setName('');
      onChanged();
    });
  };
  const withdraw = () =>
    run(async () => {
      await withdrawPublication(id, publication.id);
      onChanged();
    });
  return (
    <form className="start-run-row" onSubmit={approve}>
      <Field label={t('season.approve-name')}>
        {(control) => (
          <input {...control} className="input" value={name} onChange={(event) => setName(event.target.value)} />
        )}
      </Field>
      <Button look="main" type="submit" disabled={busy}>
        {t('season.approve-do')}
      </Button>
      <Button look="quiet" disabled={busy} onClick={() => void withdraw()}>
        {t('season.proposal-withdraw')}
      </Button>
      {failure && <Failed failure={failure} />}
    </form>
  );
}

function Affected({ publication }: { publication: Publication }) {
  const { t } = useWords();
  const { id } = useOrganisation();
  const [open, setOpen] = useState(false);
  const { failure, run } = useAction();
  const affected = useCall(open ? `${id} ${publication.id}` : null, (signal) =>
    listAffected(id, publication.id, signal),
  );
  const save = () =>
    run(() =>
      download(
        pathOf(id, 'publications', publication.id, 'affected.csv'),
        `${publication.synthetic ? 'synthetic-' : ''}affected-v${publication.version}.csv`,
      ),
    );
  return (
    <details className="json-view" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('season.affected-show')}</summary>
      {open && (
        <Shown call={affected}>
          {(answer) => (
            <>
              <AffectedTable affected={answer.affected} />
              <Button icon={<Download aria-hidden size={18} />} onClick={() => void save()}>
                {t('season.affected-save')}
              </Button>
            </>
          )}
        </Shown>
      )}
      {failure && <Failed failure={failure} />}
    </details>
  );
}

function AffectedTable({ affected }: { affected: AffectedFamily[] }) {
  const words = useWords();
  const columns = useMemo<Column<AffectedFamily>[]>(() => {
    const { t, n } = words;
    // Where there is no place there is no way to it, which is not the same as an unknown one.
    const way = (school: string | null, metres: number | null) =>
      school === null || metres === null ? '–' : n(metres, 0);
    return [
      { id: 'id', head: t('council.applicant'), value: (row) => row.applicantId },
      { id: 'kind', head: t('season.affected-kind'), value: (row) => t(`season.affected-kind.${row.kind}`) },
      { id: 'from', head: t('season.affected-from'), value: (row) => row.fromSchoolName ?? '–' },
      {
        ...{ id: 'fromMetres', head: t('council.distance'), unit: 'm', figure: true },
        value: (row) => row.fromMetres,
        show: (row) => way(row.fromSchoolName, row.fromMetres),
      },
      { id: 'to', head: t('season.affected-to'), value: (row) => row.toSchoolName ?? '–' },
      {
        ...{ id: 'toMetres', head: t('council.distance'), unit: 'm', figure: true },
        value: (row) => row.toMetres,
        show: (row) => way(row.toSchoolName, row.toMetres),
      },
    ];
  }, [words]);
  return (
    <DataTable
      caption={words.t('season.affected-show')}
      columns={columns}
      rows={affected}
      rowKey={(row) => row.applicantId}
      empty={<Empty title={words.t('season.affected-none')} />}
    />
  );
}
