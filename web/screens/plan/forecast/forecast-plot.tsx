import type { Series } from '../../../../api/client.ts';
import { useWords } from '../../../state/organisation.tsx';

interface ForecastPlotProps {
  series: Series;
  historyYears: readonly number[];
  years: readonly number[];
  /** A plot among many: no axis words but first and last. */
  small?: boolean;
  label: string;
}

const wide = { width: 420, height: 220, left: 8, right: 64, top: 18, bottom: 26 };
const narrow = { width: 180, height: 84, left: 4, right: 40, top: 10, bottom: 4 };

/** Pupils by year: counted solid, forecast lighter, bands of half and nine tenths; the last of each named beside it. From zero. */
export function ForecastPlot({ series, historyYears, years, small = false, label }: ForecastPlotProps) {
  const { t, n } = useWords();
  const box = small ? narrow : wide;
  const all = [...historyYears, ...years];
  const most = Math.max(1, ...[...series.history, ...series.high90].map((value) => value ?? 0)) * 1.04;
  const x = (year: number) =>
    box.left + ((year - all[0]) / Math.max(1, all.length - 1)) * (box.width - box.left - box.right);
  const y = (pupils: number) => box.height - box.bottom - (pupils / most) * (box.height - box.top - box.bottom);
  const counted = historyYears.flatMap((year, i) =>
    series.history[i] === null ? [] : [{ year, pupils: series.history[i] }],
  );
  const last = counted.at(-1);
  const joined = last ? [last] : [];
  const ahead = years.flatMap((year, i) => (series.pupils[i] === null ? [] : [{ year, pupils: series.pupils[i] }]));
  const line = (points: { year: number; pupils: number }[]) =>
    points.map(({ year, pupils }, i) => `${i === 0 ? 'M' : 'L'}${x(year).toFixed(1)} ${y(pupils).toFixed(1)}`).join('');
  const band = (low: Series['low50'], high: Series['high50']) => {
    const at = (values: Series['low50']) =>
      years.flatMap((year, i) => (values[i] === null ? [] : [{ year, pupils: values[i] as number }]));
    const back = [...joined, ...at(low)].reverse();
    return `${line([...joined, ...at(high)])}${line(back).replace('M', 'L')}Z`;
  };
  const end = ahead.at(-1);
  const apart = last && end && Math.abs(y(last.pupils) - y(end.pupils)) < 14;
  return (
    <figure className={small ? 'forecast-plot small' : 'forecast-plot'}>
      <svg viewBox={`0 0 ${box.width} ${box.height}`} role="img" aria-label={`${label}. ${t('forecast.plot-name')}`}>
        <line className="axis" x1={box.left} x2={box.width - box.right} y1={y(0)} y2={y(0)} />
        {ahead.length > 0 && (
          <>
            <path className="band-90" d={band(series.low90, series.high90)} />
            <path className="band-50" d={band(series.low50, series.high50)} />
            <path className="ahead" d={line([...joined, ...ahead])} />
          </>
        )}
        <path className="counted" d={line(counted)} />
        {last && !apart && !small && (
          <text x={x(last.year)} y={y(last.pupils) - 8} textAnchor="middle" className="counted-word">
            {n(last.pupils, 0)}
          </text>
        )}
        {end && (
          <text x={x(end.year) + 5} y={y(end.pupils) + 4} className="ahead-word">
            {n(end.pupils, 0)}
          </text>
        )}
        {!small &&
          all
            .filter((year, i) => i === 0 || i === all.length - 1 || year === last?.year)
            .map((year) => (
              <text key={year} x={x(year)} y={box.height - 8} textAnchor={year === all[0] ? 'start' : 'middle'}>
                {year}
              </text>
            ))}
      </svg>
      {!small && (
        <figcaption className="forecast-key small soft">
          <span className="key-counted">{t('forecast.counted')}</span>
          <span className="key-ahead">{t('forecast.expected')}</span>
          <span className="key-50">{t('forecast.band-50')}</span>
          <span className="key-90">{t('forecast.band-90')}</span>
        </figcaption>
      )}
    </figure>
  );
}
