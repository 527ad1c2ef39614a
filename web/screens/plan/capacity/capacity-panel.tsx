import './capacity.css';
import { useState } from 'react';
import type { CapacityReport } from '../../../../api/client.ts';
import { useOrganisation, useWords } from '../../../state/organisation.tsx';
import { useCall } from '../../../state/use-call.ts';
import { capacity } from '../../../text/capacity.ts';
import { registerWords } from '../../../text/say.ts';
import { Choice } from '../../../ui/choice.tsx';
import { Empty, Shown } from '../../../ui/states.tsx';
import { SyntheticStamp } from '../../../ui/synthetic-stamp.tsx';
import type { ToolProps } from '../map-tool.ts';
import { BalanceBars } from './balance-bars.tsx';
import { BalanceMap } from './balance-map.tsx';
import { CommuneTable, SchoolTable } from './balance-tables.tsx';
import { capacityFile, getCapacity } from './calls.ts';
import { ComingYears } from './coming-years.tsx';
import { NormsList } from './norms-list.tsx';
import { WarningsList } from './warnings-list.tsx';
import { WayNorms } from './way-norms.tsx';

registerWords({ capacity });

/** Seats against pupils, children and norms: in all, by commune, by school; what falls short first. */
export function CapacityPanel({ view, change, goTo, takeMap }: ToolProps) {
  const { t } = useWords();
  const { id } = useOrganisation();
  const report = useCall(`capacity ${id} ${view.level}`, (signal) => getCapacity(id, view.level, signal));
  return (
    <Shown call={report} lines={10}>
      {(found) =>
        found.schools.length === 0 ? (
          <Empty title={t('capacity.empty')}>{t('capacity.empty.next')}</Empty>
        ) : (
          <div className="panel-stack">
            <h2>
              {t('capacity.title')} {found.synthetic && <SyntheticStamp />}
            </h2>
            <p className="soft small">{t('capacity.note', { year: found.schoolYear })}</p>
            <Totals report={found} />
            <WarningsList report={found} onSchool={(schoolId) => change({ schoolId })} />
            <BalanceMap areas={found.areas} takeMap={takeMap} />
            <BalanceBars areas={found.areas} />
            <Tables report={found} onSchool={(schoolId) => change({ schoolId })} />
            <a href={capacityFile(id, view.level)} download>
              {t('capacity.download')}
            </a>
            <WayNorms norms={found.norms} view={view} />
            <ComingYears view={view} change={change} goTo={goTo} key={view.level} />
            <NormsList norms={found.norms} onChanged={report.reload} />
          </div>
        )
      }
    </Shown>
  );
}

function Totals({ report: { total } }: { report: CapacityReport }) {
  const { t } = useWords();
  const { owners } = total;
  return (
    <dl className="figure-row">
      {owners.public.schools > 0 && <Figure name={t('capacity.seats-public')} sum={owners.public.seats} />}
      {owners.private.schools > 0 && <Figure name={t('capacity.seats-private')} sum={owners.private.seats} />}
      {owners.unknown.schools > 0 && <Figure name={t('capacity.owner-unknown')} sum={owners.unknown.seats} />}
      <Figure name={t('capacity.pupils')} sum={total.all.pupils} />
    </dl>
  );
}

function Figure({ name, sum }: { name: string; sum: CapacityReport['total']['rooms'] }) {
  const { t, n } = useWords();
  return (
    <div>
      <dt>{name}</dt>
      <dd className="figures">
        {sum.of > 0 && sum.known === 0 ? <span className="unknown">{t('common.unknown')}</span> : n(sum.sum, 0)}
      </dd>
      {sum.known < sum.of && (
        <dd className="soft small figures">{t('capacity.known', { known: n(sum.known, 0), all: n(sum.of, 0) })}</dd>
      )}
    </div>
  );
}

function Tables({ report, onSchool }: { report: CapacityReport; onSchool: (id: string) => void }) {
  const { t } = useWords();
  const [shown, setShown] = useState<'commune' | 'school'>('commune');
  return (
    <section className="panel-stack">
      <Choice
        label={t('capacity.show-as')}
        labelHidden
        value={shown}
        onChange={setShown}
        options={(['commune', 'school'] as const).map((value) => ({ value, text: t(`capacity.by-${value}`) }))}
      />
      {shown === 'commune' ? <CommuneTable report={report} /> : <SchoolTable report={report} onSchool={onSchool} />}
    </section>
  );
}
