import { equityOf } from '#engines/scenario/equity.ts';
import type { Costs } from '../../../../api/client.ts';
import { useWords } from '../../../state/organisation.tsx';
import type { WhatIfFound } from '../../../workers/what-if-messages.ts';

interface KpiBarProps {
  found: WhatIfFound;
  limit: number;
  costs: Costs | null;
  busy: boolean;
}

interface Kpi {
  id: string;
  name: string;
  /** Behind the figure, in full. */
  note?: string;
  value: number | null;
  unit?: string;
  /** Less is better; null: neither. Absent where there is nothing to compare with. */
  change?: number | null;
  /** In place of a value that is not known. */
  absent?: string;
}

/** The figures that decide, each against today's: it stays in sight while the planner works and follows every drag. */
export function KpiBar(props: KpiBarProps) {
  const { t, n } = useWords();
  const shown = ({ value, unit = '' }: Kpi) => (value === null ? null : `${n(Math.round(value), 0)}${unit}`);
  return (
    <section className="kpi-bar" aria-label={t('scenarios.bar')} aria-busy={props.busy}>
      <dl tabIndex={0}>
        {kpisOf(props, t, n).map((kpi) => (
          <div key={kpi.id} className="kpi" title={kpi.note}>
            <dt className="soft">{kpi.name}</dt>
            <dd>
              <b className="figures">{shown(kpi) ?? <span className="unknown">{kpi.absent}</span>}</b>
              {kpi.change !== undefined && <Change change={kpi.change} unit={kpi.unit} />}
              {kpi.note && <span className="visually-hidden"> {kpi.note}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** More is worse in all of these; the word says it, not the colour alone. */
function Change({ change: more, unit = '' }: { change: number | null; unit?: string }) {
  const { t, change } = useWords();
  const whole = more === null ? null : Math.round(more);
  if (whole === null) return null;
  if (whole === 0) return <span className="kpi-change soft">{change(0)}</span>;
  return (
    <span className={`kpi-change figures ${whole > 0 ? 'worse' : 'better'}`}>
      {whole > 0 ? '▲' : '▼'} {change(whole)}
      {unit}
      <span className="visually-hidden"> {t(whole > 0 ? 'scenarios.bar.worse' : 'scenarios.bar.better')}</span>
    </span>
  );
}

function kpisOf({ found, limit, costs }: KpiBarProps, t: Words['t'], n: Words['n']): Kpi[] {
  const { before, after, moved, cost } = found;
  const [old, young] = [equityOf(before.communes), equityOf(after.communes)];
  const less = (a: number | null, b: number | null) =>
    a === null || b === null ? null : Math.round(b) - Math.round(a);
  const mean = (metres: number) => n(Math.round(metres), 0);
  return [
    { id: 'moved', name: t('scenarios.kpi.moved'), value: moved.children },
    {
      ...{ id: 'mean', name: t('scenarios.bar.mean'), value: after.meanMetres, unit: ' m' },
      change: less(before.meanMetres, after.meanMetres),
    },
    {
      ...{ id: 'full', name: t('scenarios.bar.full'), note: t('scenarios.kpi.full'), value: after.fullPlaces },
      change: less(before.fullPlaces, after.fullPlaces),
    },
    {
      ...{ id: 'beyond', name: t('scenarios.bar.beyond', { limit: n(limit, 0) }), value: after.beyond },
      change: less(before.beyond, after.beyond),
    },
    {
      ...{ id: 'unplaced', name: t('scenarios.bar.unplaced'), value: after.unplaced },
      change: less(before.unplaced, after.unplaced),
    },
    {
      ...{ id: 'equity', name: t('scenarios.bar.equity'), value: young?.gapMetres ?? null, unit: ' m' },
      change: less(old?.gapMetres ?? null, young?.gapMetres ?? null),
      absent: t('common.unknown'),
      note:
        young === null
          ? undefined
          : t('scenarios.bar.equity-note', {
              ...{ far: young.farthest.name, farMetres: mean(young.farthest.meanMetres) },
              ...{ near: young.nearest.name, nearMetres: mean(young.nearest.meanMetres) },
            }),
    },
    {
      ...{ id: 'cost', name: t('scenarios.kpi.cost'), value: cost },
      absent: t(costs ? 'scenarios.bar.no-price-of' : 'scenarios.bar.no-prices'),
    },
  ];
}

type Words = ReturnType<typeof useWords>;
