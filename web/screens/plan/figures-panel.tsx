import { useState } from 'react';
import { useWords } from '../../state/organisation.tsx';
import { Loading, Shown } from '../../ui/states.tsx';
import { SyntheticStamp } from '../../ui/synthetic-stamp.tsx';
import { CoverageTable } from './coverage-table.tsx';
import { type KnownTotal, networkFigures } from './fill-class.ts';
import { type PlanProps, readLimits } from './plan-view.ts';

/** Schools, seats, pupils and fill of what is shown; then how many children live near a school. */
export function FiguresPanel({ view, change, calls, schools }: PlanProps) {
  const { t, n } = useWords();
  const figures = networkFigures(schools);
  return (
    <div className="panel-stack">
      {calls.schools.value ? (
        <dl className="figure-row">
          <div>
            <dt>{t('planner.figure.schools')}</dt>
            <dd className="figures">{n(figures.schools, 0)}</dd>
          </div>
          <Figure name={t('planner.figure.seats')} of={figures.seats} all={figures.schools} />
          <Figure name={t('planner.figure.pupils')} of={figures.pupils} all={figures.schools} />
          <Figure name={t('planner.figure.fill')} of={figures.fill} all={figures.schools} percent />
        </dl>
      ) : (
        <Loading lines={2} />
      )}
      <section className="panel-stack">
        <h2>
          {t('planner.coverage-title')} {calls.coverage.value?.synthetic && <SyntheticStamp />}
        </h2>
        <LimitsField limits={view.limits} onLimits={(limits) => change({ limits })} />
        <Shown call={calls.coverage} lines={8}>
          {(coverage) => <CoverageTable coverage={coverage} />}
        </Shown>
        <NotCovered calls={calls} />
      </section>
    </div>
  );
}

function Figure({ name, of, all, percent = false }: { name: string; of: KnownTotal; all: number; percent?: boolean }) {
  const { t, n } = useWords();
  const value = of.total === null ? null : percent ? `${n(of.total * 100, 0)} %` : n(of.total, 0);
  return (
    <div>
      <dt>{name}</dt>
      <dd className="figures">{value ?? <span className="unknown">{t('common.unknown')}</span>}</dd>
      {of.known < all && (
        <dd className="soft small figures">{t('planner.figure.known', { known: n(of.known, 0), all: n(all, 0) })}</dd>
      )}
    </div>
  );
}

function LimitsField({ limits, onLimits }: { limits: readonly number[]; onLimits: (limits: number[]) => void }) {
  const { t } = useWords();
  const [text, setText] = useState(limits.join(', '));
  const wrong = readLimits(text) === null;
  const use = () => {
    const read = readLimits(text);
    if (read) onLimits(read);
  };
  return (
    <form
      className="limits-field"
      onSubmit={(event) => {
        event.preventDefault();
        use();
      }}
    >
      <label>
        <span className="small soft">{t('planner.coverage-limits')}</span>
        <input
          className="input"
          inputMode="numeric"
          value={text}
          aria-invalid={wrong}
          onChange={(event) => setText(event.target.value)}
          onBlur={use}
        />
      </label>
      {wrong && (
        <p className="field-error small" role="alert">
          {t('planner.coverage-limits.wrong')}
        </p>
      )}
    </form>
  );
}

function NotCovered({ calls }: Pick<PlanProps, 'calls'>) {
  const { t } = useWords();
  const few = (calls.communes.value?.communes ?? []).filter((c) => c.roadCoverage !== null && c.roadCoverage < 0.5);
  if (few.length === 0) return null;
  const names = few.map((commune) => commune.name).join(', ');
  return <p className="notice small">{t('planner.not-covered', { count: few.length, names })}</p>;
}
