import { useState } from 'react';
import type { Run } from '../../../api/client.ts';
import { useOrganisation, useWords } from '../../state/organisation.tsx';
import { useCall } from '../../state/use-call.ts';
import { Tabs } from '../../ui/tabs.tsx';
import { getFlows, listCutoffs, listUnplaced } from './calls.ts';
import { Certificate } from './certificate.tsx';
import { ChildPanel } from './child-panel.tsx';
import { ComparePanel } from './compare-panel.tsx';
import { CutoffsTable } from './cutoffs-table.tsx';
import { ExportPanel } from './export-panel.tsx';
import { FlowsPanel } from './flows-panel.tsx';
import { ShortagePanel } from './shortage-panel.tsx';
import { UnplacedTable } from './unplaced-table.tsx';

const parts = ['map', 'cutoffs', 'unplaced', 'child', 'compare', 'export'] as const;

/** The result: the certificate first, then the counts, then everything behind them. */
export function RunResult({ run, onVerified }: { run: Run; onVerified: (run: Run) => void }) {
  const { t, n } = useWords();
  const { id } = useOrganisation();
  const [open, setOpen] = useState<(typeof parts)[number]>('map');
  const cutoffs = useCall(`${id} ${run.id}`, (signal) => listCutoffs(id, run.id, signal));
  const flows = useCall(`${id} ${run.id}`, (signal) => getFlows(id, run.id, signal));
  const unplaced = useCall(`${id} ${run.id}`, (signal) => listUnplaced(id, run.id, signal));
  return (
    <>
      <Certificate run={run} onVerified={onVerified} />
      <Counts run={run} />
      <Notes run={run} />
      <Tabs
        label={t('council.results')}
        tabs={parts.map((part) => ({
          id: part,
          text: t(`council.tab.${part}`),
          count: part === 'unplaced' && run.counts ? n(run.counts.unplaced, 0) : undefined,
        }))}
        open={open}
        onOpen={setOpen}
      >
        {open === 'map' && <FlowsPanel run={run} flows={flows} cutoffs={cutoffs} />}
        {open === 'cutoffs' && <CutoffsTable cutoffs={cutoffs} />}
        {open === 'unplaced' && (
          <div className="stack">
            <ShortagePanel run={run} />
            <UnplacedTable unplaced={unplaced} />
          </div>
        )}
        {open === 'child' && <ChildPanel run={run} />}
        {open === 'compare' && <ComparePanel run={run} />}
        {open === 'export' && <ExportPanel run={run} />}
      </Tabs>
    </>
  );
}

/** What to know before reading on: schools left out, lists cut short, homes far from roads. */
function Notes({ run }: { run: Run }) {
  const { code } = useWords();
  if (run.notes.length === 0) return null;
  return (
    <ul className="soft small">
      {run.notes.map((note) => (
        <li key={note.code}>{code(`issues.${note.code}`, { value: note.value, ...note.params })}</li>
      ))}
    </ul>
  );
}

function Counts({ run }: { run: Run }) {
  const { t, n } = useWords();
  const { counts } = run;
  if (!counts) return null;
  const share = counts.applicants === 0 ? null : (100 * counts.firstChoice) / counts.applicants;
  const figures = [
    { name: t('council.count.applicants'), value: n(counts.applicants, 0) },
    { name: t('council.count.placed'), value: n(counts.placed, 0) },
    { name: t('council.count.unplaced'), value: n(counts.unplaced, 0) },
    { name: t('council.count.seats'), value: n(counts.seats, 0) },
    { name: t('council.count.firstChoice'), value: share === null ? null : `${n(share, 1)} %` },
    { name: t('council.count.meanMetres'), value: counts.meanMetres === null ? null : `${n(counts.meanMetres, 0)} m` },
    { name: t('council.count.maxMetres'), value: counts.maxMetres === null ? null : `${n(counts.maxMetres, 0)} m` },
  ];
  return (
    <dl className="counts">
      {figures.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="figures">{value ?? <span className="unknown">{t('common.unknown')}</span>}</dd>
        </div>
      ))}
    </dl>
  );
}
