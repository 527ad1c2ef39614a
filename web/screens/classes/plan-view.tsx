import { ArrowLeft } from 'lucide-react';
import { useCallback, useState } from 'react';
import type { ClassPlan, ClassWorkbench } from '../../../api/client.ts';
import { Link } from '../../state/navigation.tsx';
import { useOrganisation, useWords } from '../../state/organisation.tsx';
import { useCall } from '../../state/use-call.ts';
import { Shown } from '../../ui/states.tsx';
import { SyntheticStamp } from '../../ui/synthetic-stamp.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { readWorkbench } from './calls.ts';
import { DataTab } from './data-tab.tsx';
import { DrawTab } from './draw-tab.tsx';
import { HistoryTab } from './history-tab.tsx';
import { RulesTab } from './rules-tab.tsx';
import { SignTab } from './sign-tab.tsx';
import { BoardTab } from './workbench/board-tab.tsx';
import { useWorkbench } from './workbench/use-workbench.ts';

const parts = ['board', 'rules', 'data', 'draw', 'sign', 'history'] as const;

/** One plan: the workbench, its rules and data, the draw, what is signed, and what was done. */
export function PlanView({ plan, onPlan }: { plan: ClassPlan; onPlan: (plan: ClassPlan) => void }) {
  const { t, n } = useWords();
  const { id } = useOrganisation();
  const [round, setRound] = useState(0);
  const workbench = useCall(`${id} ${plan.id} ${round}`, (signal) => readWorkbench(id, plan.id, signal));
  const readAgain = useCallback(() => setRound((now) => now + 1), []);
  return (
    <article className="plan stack">
      <header className="plan-head">
        <Link className="back-link no-print" to={{ room: 'classes', organisationId: id, planId: null }}>
          <ArrowLeft aria-hidden size={18} /> {t('classes.back')}
        </Link>
        <h1 className="classes-title">
          {plan.name} {plan.synthetic && <SyntheticStamp />}
        </h1>
        <p className="soft small figures">
          {t('classes.plan-facts', { pupils: n(plan.pupils, 0), classes: n(plan.settings.classCount, 0) })} ·{' '}
          {t(`classes.source.${plan.source}`)} · {plan.schoolYear} ·{' '}
          {t('classes.rules-version', { version: n(plan.settings.version, 0) })}
        </p>
      </header>
      <Shown call={workbench} lines={8}>
        {(value) => <Opened first={value} plan={plan} onPlan={onPlan} onStale={readAgain} />}
      </Shown>
    </article>
  );
}

interface OpenedProps {
  first: ClassWorkbench;
  plan: ClassPlan;
  onPlan: (plan: ClassPlan) => void;
  onStale: () => void;
}

function Opened({ first, plan, onPlan, onStale }: OpenedProps) {
  const { t } = useWords();
  const [open, setOpen] = useState<(typeof parts)[number]>('board');
  const hand = useWorkbench(first, plan, onStale);
  return (
    <Tabs
      label={t('classes.parts')}
      tabs={parts.map((part) => ({ id: part, text: t(`classes.tab.${part}`) }))}
      open={open}
      onOpen={setOpen}
    >
      {open === 'board' && <BoardTab hand={hand} onPlan={onPlan} onStale={onStale} />}
      {open === 'rules' && <RulesTab key={plan.settings.version} plan={plan} onPlan={onPlan} />}
      {open === 'data' && <DataTab hand={hand} onPlan={onPlan} onStale={onStale} />}
      {open === 'draw' && <DrawTab plan={plan} onDrawn={onStale} />}
      {open === 'sign' && <SignTab hand={hand} />}
      {open === 'history' && <HistoryTab hand={hand} />}
    </Tabs>
  );
}
