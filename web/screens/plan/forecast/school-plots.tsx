import { useMemo, useState } from 'react';
import type { LevelForecast } from '../../../../api/client.ts';
import { useWords } from '../../../state/organisation.tsx';
import { Button } from '../../../ui/button.tsx';
import { ForecastPlot } from './forecast-plot.tsx';

const shownFirst = 8;

interface SchoolPlotsProps {
  forecast: LevelForecast;
  schoolName: (id: string) => string;
  onSchool: (id: string) => void;
}

/** A small plot a school, the greatest change first. */
export function SchoolPlots({ forecast, schoolName, onSchool }: SchoolPlotsProps) {
  const { t } = useWords();
  const [all, setAll] = useState(false);
  const ordered = useMemo(() => {
    const change = ({ history, pupils }: LevelForecast['schools'][number]) =>
      Math.abs((pupils.at(-1) ?? 0) - (history.at(-1) ?? 0));
    return [...forecast.schools].sort((a, b) => change(b) - change(a));
  }, [forecast]);
  const shown = all ? ordered : ordered.slice(0, shownFirst);
  return (
    <section className="panel-stack">
      <h3>{t('forecast.schools-title')}</h3>
      <p className="soft small">{t('forecast.schools-what')}</p>
      <ul className="school-plots">
        {shown.map((school) => (
          <li key={school.schoolId}>
            <button
              type="button"
              className="school-plot"
              onClick={() => onSchool(school.schoolId)}
              disabled={school.planned}
            >
              <span className="small">
                {schoolName(school.schoolId)}
                {school.planned && ` (${t('forecast.planned')})`}
              </span>
              <ForecastPlot
                small
                series={school}
                historyYears={forecast.historyYears}
                years={forecast.years}
                label={schoolName(school.schoolId)}
              />
            </button>
          </li>
        ))}
      </ul>
      {!all && ordered.length > shownFirst && (
        <Button onClick={() => setAll(true)}>{t('forecast.show-all', { count: ordered.length })}</Button>
      )}
    </section>
  );
}
