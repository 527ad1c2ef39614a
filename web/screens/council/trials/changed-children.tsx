import { useMemo } from 'react';
import type { ChangedChild, Comparison, Study } from '../../../../api/client.ts';
import { useOrganisation, useWords } from '../../../state/organisation.tsx';
import { useCall } from '../../../state/use-call.ts';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { Empty, Shown } from '../../../ui/states.tsx';
import { listChangedChildren } from './calls.ts';

/** Every child whose school or way differs, by dossier: where it goes under each set, and whether it gains or loses. */
export function ChangedChildren({ study, found }: { study: Study; found: Comparison }) {
  const { t, n } = useWords();
  const { id } = useOrganisation();
  const changed = useCall(`${id} ${study.id} children`, (signal) => listChangedChildren(id, study.id, signal));
  return (
    <Shown call={changed} lines={8}>
      {({ children, total }) => (
        <div className="stack">
          <p className="soft small">
            {t('trials.children-what')}
            {total > children.length &&
              ` ${t('trials.children-more', { shown: n(children.length, 0), total: n(total, 0) })}`}
          </p>
          <ChangedTable rows={children} found={found} />
        </div>
      )}
    </Shown>
  );
}

function ChangedTable({ rows, found }: { rows: readonly ChangedChild[]; found: Comparison }) {
  const words = useWords();
  const columns = useMemo<Column<ChangedChild>[]>(() => {
    const { t, n } = words;
    const sets = found.sets.flatMap((_, i): Column<ChangedChild>[] => [
      {
        id: `school ${i}`,
        head: t('trials.set-nth', { place: i + 1 }),
        value: (row) => row.places[i]?.schoolName ?? t('season.preview-nowhere'),
      },
      {
        ...{ id: `metres ${i}`, head: t('council.distance'), unit: 'm', figure: true },
        value: (row) => row.places[i]?.metres ?? null,
        // Where there is no place there is no way to it, which is not the same as an unknown one.
        show: (row) => (row.places[i]?.metres == null ? '–' : n(row.places[i]?.metres ?? 0, 0)),
      },
    ]);
    return [
      { id: 'id', head: t('council.applicant'), value: (row) => row.applicantId },
      { id: 'change', head: t('season.affected-kind'), value: (row) => t(`trials.change.${row.change}`) },
      ...sets,
    ];
  }, [words, found]);
  return (
    <DataTable
      caption={words.t('trials.by.children')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.applicantId}
      empty={<Empty title={words.t('season.affected-none')} />}
    />
  );
}
