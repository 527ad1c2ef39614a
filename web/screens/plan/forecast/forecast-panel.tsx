import './forecast.css';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { ForecastRun, LevelForecast, SavedAssumptions } from '../../../../api/client.ts';
import { useOrganisation, useWords } from '../../../state/organisation.tsx';
import { useAction } from '../../../state/use-action.ts';
import { useCall } from '../../../state/use-call.ts';
import { forecast as words } from '../../../text/forecast.ts';
import { registerWords } from '../../../text/say.ts';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { Empty, Failed, Shown } from '../../../ui/states.tsx';
import { SyntheticStamp } from '../../../ui/synthetic-stamp.tsx';
import type { ToolProps } from '../map-tool.ts';
import { AssumptionsEditor } from './assumptions-editor.tsx';
import { getNewest, listAssumptions, listRuns, startForecast } from './calls.ts';
import { ForecastPlot } from './forecast-plot.tsx';
import { ForecastTables } from './forecast-tables.tsx';
import { SchoolMatches } from './match-list.tsx';
import { SchoolPlots } from './school-plots.tsx';
import { TrustCard } from './trust-card.tsx';

registerWords({ forecast: words });

const isOpen = (run: ForecastRun | undefined) => run?.status === 'queued' || run?.status === 'running';

/** How many pupils there will be: the whole, school by school, how far to trust it, and what it supposes. */
export default function ForecastPanel({ view, change, calls }: ToolProps) {
  const { t } = useWords();
  const { id } = useOrganisation();
  const newest = useCall(`forecast ${id} ${view.level}`, (signal) => getNewest(id, view.level, signal));
  const [following, setFollowing] = useState(false);
  const runs = useCall(`forecasts ${id}`, (signal) => listRuns(id, signal), following ? 1 : null);
  const saved = useCall(`assumptions ${id}`, (signal) => listAssumptions(id, signal));
  const latest = runs.value?.forecasts[0];
  const atWork = isOpen(latest);
  useEffect(() => setFollowing(atWork), [atWork]);
  const { reload } = newest;
  const finished = latest?.finishedAt ?? null;
  useEffect(() => {
    if (finished) reload();
  }, [finished, reload]);
  const schools = calls.schools.value?.schools;
  const names = useMemo(() => new Map(schools?.map((school) => [school.id, school.name])), [schools]);
  const communes = calls.communes.value?.communes;
  const schoolName = useCallback((schoolId: string) => names.get(schoolId) ?? schoolId, [names]);
  const communeName = useCallback(
    (code: string | null) =>
      communes?.find((commune) => commune.code === code)?.name ?? code ?? t('forecast.no-commune'),
    [communes, t],
  );
  const versions = saved.value?.versions ?? [];
  return (
    <div className="panel-stack">
      <Shown call={newest} lines={10}>
        {({ forecast }) =>
          forecast ? (
            <>
              <Headline forecast={forecast} />
              <TrustCard backTest={forecast.backTest} />
              <SchoolPlots forecast={forecast} schoolName={schoolName} onSchool={(schoolId) => change({ schoolId })} />
              <ForecastTables forecast={forecast} schoolName={schoolName} communeName={communeName} />
            </>
          ) : (
            <Empty title={t('forecast.none')}>{t('forecast.none-next')}</Empty>
          )
        }
      </Shown>
      <MakeForm
        versions={versions}
        again={newest.value?.forecast != null}
        latest={latest}
        onStarted={() => {
          setFollowing(true);
          runs.reload();
        }}
      />
      {newest.value?.forecast && (
        <AssumptionsEditor
          key={versions[0]?.version ?? 0}
          versions={versions}
          forecast={newest.value.forecast}
          schoolName={schoolName}
          communeName={communeName}
          onSaved={saved.reload}
        />
      )}
      <SchoolMatches schools={schools ?? []} schoolName={schoolName} />
    </div>
  );
}

function Headline({ forecast }: { forecast: LevelForecast }) {
  const { t, n, change, date } = useWords();
  const { total, years, historyYears, run } = forecast;
  const last = years.length - 1;
  const counted = total.history.at(-1) ?? null;
  const pupils = total.pupils[last] ?? 0;
  const range = { low: n(total.low90[last] ?? 0, 0), high: n(total.high90[last] ?? 0, 0) };
  const percent = counted ? (100 * (pupils - counted)) / counted : 0;
  const supposing =
    run.assumptionsVersion === null
      ? t('forecast.made-with-none')
      : t('forecast.made-with-version', { version: run.assumptionsVersion });
  const heading = t('forecast.headline', { year: String(years[last]), pupils: n(pupils, 0) });
  return (
    <section className="panel-stack">
      <h2>
        {heading} {run.synthetic && <SyntheticStamp />}
      </h2>
      <p>
        {counted === null
          ? t('forecast.headline-range-alone', range)
          : t('forecast.headline-range', {
              ...range,
              last: String(historyYears.at(-1)),
              counted: n(counted, 0),
              change: change(percent, 1),
            })}
      </p>
      <ForecastPlot series={total} historyYears={historyYears} years={years} label={heading} />
      <p className="soft small">
        {t('forecast.made-with', { date: date(run.finishedAt ?? run.createdAt), supposing })}
      </p>
    </section>
  );
}

interface MakeFormProps {
  versions: readonly SavedAssumptions[];
  again: boolean;
  latest: ForecastRun | undefined;
  onStarted: () => void;
}

function MakeForm({ versions, again, latest, onStarted }: MakeFormProps) {
  const { t, date } = useWords();
  const { id } = useOrganisation();
  const action = useAction();
  const [horizon, setHorizon] = useState(10);
  const [version, setVersion] = useState<number | null>(null);
  const chosen = versions.some((each) => each.version === version) ? version : null;
  const busy = action.busy || isOpen(latest);
  const start = () =>
    action.run(async () => {
      await startForecast(id, { horizon, assumptionsVersion: chosen });
      onStarted();
    });
  return (
    <section className="make-form">
      <Field label={t('forecast.years')}>
        {(control) => (
          <select
            {...control}
            className="input"
            value={horizon}
            onChange={(event) => setHorizon(Number(event.target.value))}
          >
            {Array.from({ length: 10 }, (_, i) => i + 1).map((count) => (
              <option key={count} value={count}>
                {t('forecast.year-option', { count })}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('forecast.supposing')}>
        {(control) => (
          <select
            {...control}
            className="input"
            value={chosen ?? ''}
            onChange={(event) => setVersion(event.target.value === '' ? null : Number(event.target.value))}
          >
            <option value="">{t('forecast.supposing-nothing')}</option>
            {versions.map((each) => (
              <option key={each.version} value={each.version}>
                {t('forecast.supposing-version', { version: each.version, date: date(each.createdAt) })}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Button look="main" disabled={busy} onClick={start}>
        {busy ? t('forecast.making') : again ? t('forecast.make-again') : t('forecast.make')}
      </Button>
      {latest?.status === 'failed' && (
        <p className="field-error small" role="alert">
          {t('forecast.not-made', { reason: latest.failure ?? '' })}
        </p>
      )}
      {action.failure && <Failed failure={action.failure} />}
    </section>
  );
}
