import './season.css';
import { useState } from 'react';
import type { Period } from '../../../api/client.ts';
import { useOrganisation, useWords } from '../../state/organisation.tsx';
import { useCall } from '../../state/use-call.ts';
import { SyntheticStamp } from '../../ui/synthetic-stamp.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { AppealsPanel } from './appeals-panel.tsx';
import { ApplicantsPanel } from './applicants-panel.tsx';
import { listQuotas, listRuns } from './calls.ts';
import { DecisionsPanel } from './decisions-panel.tsx';
import { DrawPanel } from './draw-panel.tsx';
import { PeriodDates } from './period-dates.tsx';
import { PublishedPanel } from './published-panel.tsx';
import { QuotasPanel } from './quotas-panel.tsx';
import { RulesPanel } from './rules-panel.tsx';
import { RunsPanel } from './runs-panel.tsx';
import { TrialsPanel } from './trials/trials-panel.tsx';

const parts = ['runs', 'applicants', 'quotas', 'rules', 'decisions', 'draw', 'published', 'appeals', 'trials'] as const;

interface PeriodViewProps {
  period: Period;
  onPeriod: (period: Period) => void;
  /** Dossiers were loaded: what was counted of periods is old. */
  onLoaded: () => void;
}

/** One enrolment period: its runs, dossiers, quotas and rules, the council's decisions, the sealed draw, what is public, what families object to, and what may be tried. */
export function PeriodView({ period, onPeriod, onLoaded }: PeriodViewProps) {
  const { t, n } = useWords();
  const { id } = useOrganisation();
  const [open, setOpen] = useState<(typeof parts)[number]>('runs');
  const quotas = useCall(`${id} ${period.id}`, (signal) => listQuotas(id, period.id, signal));
  const runs = useCall(`${id} ${period.id}`, (signal) => listRuns(id, period.id, signal));
  const counts: Partial<Record<(typeof parts)[number], number>> = {
    applicants: period.applicants,
    ...(quotas.value && { quotas: quotas.value.quotas.length }),
    ...(runs.value && { runs: runs.value.runs.length }),
  };
  return (
    <article className="stack">
      <header>
        <h2 className="period-name">
          {period.name} {period.synthetic && <SyntheticStamp />}
        </h2>
        <p className="soft figures">
          {t(`common.level.${period.level}`)} · {t('council.rules-version', { version: period.rulesVersion })}
        </p>
        <PeriodDates period={period} onSaved={onPeriod} />
      </header>
      <Tabs
        label={t('council.parts')}
        tabs={parts.map((part) => ({
          id: part,
          text: t(`council.tab.${part}`),
          count: counts[part] === undefined ? undefined : n(counts[part] ?? 0, 0),
        }))}
        open={open}
        onOpen={(part) => {
          setOpen(part);
          // A draw that was made meanwhile is a run by now.
          if (part === 'published' || part === 'runs') runs.reload();
        }}
      >
        {open === 'runs' && <RunsPanel period={period} runs={runs} />}
        {open === 'applicants' && <ApplicantsPanel period={period} onLoaded={onLoaded} />}
        {open === 'quotas' && <QuotasPanel period={period} quotas={quotas} />}
        {open === 'decisions' && <DecisionsPanel period={period} quotas={quotas} />}
        {open === 'draw' && <DrawPanel period={period} />}
        {open === 'published' && <PublishedPanel period={period} runs={runs} />}
        {open === 'appeals' && <AppealsPanel period={period} onPeriod={onPeriod} />}
        {open === 'trials' && <TrialsPanel period={period} runs={runs} />}
        {open === 'rules' && <RulesPanel period={period} quotas={quotas} onSaved={onPeriod} />}
      </Tabs>
    </article>
  );
}
