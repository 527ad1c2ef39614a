import type { Level } from '../../api/client.ts';
import { type Language, say } from '../text/say.ts';
import { type LegendKey, legendKeys } from './drawing.ts';
import { type MapTheme, type Palette, palettes } from './palette.ts';
import { shapes } from './symbols.ts';

interface LegendProps {
  language: Language;
  theme: MapTheme;
  level: Level | null;
  levels: readonly Level[];
  /** Entries that are on the map now, in the order of the legend. */
  present: readonly LegendKey[];
  hidden: ReadonlySet<LegendKey>;
  onHidden: (hidden: ReadonlySet<LegendKey>) => void;
}

/** Entries every map has, below the data. */
export const baseLegend: readonly LegendKey[] = [
  'commune',
  'name',
  'road',
  'ferry',
  'rail',
  'water',
  'green',
  'building',
];

/** The legend that filters: each entry shows how a thing is drawn, says its name, and switches it on and off. */
export function Legend({ language, theme, level, levels, present, hidden, onHidden }: LegendProps) {
  const palette = palettes[theme];
  const toggle = (key: LegendKey) => {
    const next = new Set(hidden);
    for (const one of key === 'school' ? (['school', 'cluster'] as const) : [key]) {
      if (hidden.has(key)) next.delete(one);
      else next.add(one);
    }
    onHidden(next);
  };
  const shown = legendKeys.filter((key) => present.includes(key) && key !== 'cluster');
  return (
    <fieldset className="map-legend">
      <legend>{say(language, 'map.legend')}</legend>
      <ul>
        {shown.map((key) => (
          <li key={key}>
            <label>
              <input type="checkbox" checked={!hidden.has(key)} onChange={() => toggle(key)} />
              <Swatch entry={key} palette={palette} level={level} levels={levels} />
              <span>{say(language, `map.legend.${key}`)}</span>
            </label>
            {key === 'school' && !hidden.has(key) && (
              <SchoolKey palette={palette} language={language} levels={level ? [level] : levels} />
            )}
            {key === 'share' && !hidden.has(key) && <ShareKey palette={palette} language={language} />}
            {key === 'walking' && !hidden.has(key) && (
              <p className="map-legend-note">{say(language, 'map.walking-note')}</p>
            )}
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

function Swatch({
  entry,
  palette,
  level,
  levels,
}: {
  entry: LegendKey;
  palette: Palette;
  level: Level | null;
  levels: readonly Level[];
}) {
  const hue = palette.levels[level ?? levels[0] ?? 'primary'];
  return (
    <svg width="28" height="18" viewBox="0 0 28 18" aria-hidden="true">
      {drawSwatch(entry, palette, hue, level ?? levels[0] ?? 'primary')}
    </svg>
  );
}

function drawSwatch(entry: LegendKey, palette: Palette, hue: string, level: Level) {
  const box = (fill: string, stroke = palette.border) => (
    <rect x="1" y="2" width="26" height="14" rx="3" fill={fill} stroke={stroke} />
  );
  const line = (stroke: string, strokeWidth: number, strokeDasharray?: string) => (
    <path
      d="M1 14C9 14 17 4 27 4"
      fill="none"
      stroke={stroke}
      strokeWidth={strokeWidth}
      strokeDasharray={strokeDasharray}
      strokeLinecap={strokeDasharray ? 'butt' : 'round'}
    />
  );
  switch (entry) {
    case 'land':
      return box(palette.land);
    case 'green':
      return box(palette.green);
    case 'water':
      return box(palette.water, palette.waterEdge);
    case 'building':
      return box(palette.building, palette.buildingEdge);
    case 'road':
      return [<g key="casing">{line(palette.roadCasing, 6.5)}</g>, <g key="fill">{line(palette.roadMajor, 4)}</g>];
    case 'rail':
      return line(palette.rail, 2.4, '4 1.5');
    case 'ferry':
      return line(palette.ferry, 2, '4 3');
    case 'commune':
      return line(palette.border, 1.6, '5 2 1.5 2');
    case 'name':
      return (
        <text x="14" y="14" textAnchor="middle" fontSize="13" fontWeight="600" fill={palette.name}>
          Aa
        </text>
      );
    case 'share':
      return palette.shares.map((fill, i) => (
        <rect key={fill} x={1 + i * 5.2} y="2" width="5.2" height="14" fill={fill} />
      ));
    case 'balance':
      return palette.balances.map((fill, i) => (
        <rect key={fill} x={1 + i * 6.5} y="2" width="6.5" height="14" fill={fill} />
      ));
    case 'children':
      return palette.shares
        .slice(1)
        .map((fill, i) => <rect key={fill} x={1 + i * 6.5} y="2" width="6.5" height="14" fill={fill} />);
    case 'zone':
      return (
        <rect x="2" y="3" width="24" height="12" rx="2" fill={hue} fillOpacity="0.2" stroke={hue} strokeWidth="2" />
      );
    case 'road-area':
      return (
        <rect
          x="2"
          y="3"
          width="24"
          height="12"
          rx="2"
          fill={hue}
          fillOpacity="0.16"
          stroke={hue}
          strokeWidth="2"
          strokeDasharray="5 2.5"
        />
      );
    case 'kept':
      return (
        <rect
          x="2"
          y="3"
          width="24"
          height="12"
          fill={palette.kept.parcels}
          fillOpacity="0.2"
          stroke={palette.kept.parcels}
        />
      );
    case 'walking':
      return palette.walking
        .map((fill, i) => (
          <ellipse
            key={fill}
            cx="14"
            cy="9"
            rx={13 - (2 - i === 2 ? 8 : 2 - i === 1 ? 4 : 0)}
            ry={8 - (2 - i) * 2.6}
            fill={fill}
            fillOpacity="0.3"
            stroke={fill}
          />
        ))
        .reverse();
    case 'flow':
      return [
        <g key="line">{line(hue, 3)}</g>,
        <circle key="cell" cx="4" cy="13.5" r="3" fill={palette.plate} stroke={hue} strokeWidth="1.5" />,
      ];
    case 'load':
      return line(palette.loads.more, 4);
    case 'route':
      return line(palette.route, 4);
    case 'school':
    case 'cluster':
      return (
        <g transform="translate(6 1)">
          <path d={shapes[level]} fill={hue} />
        </g>
      );
    case 'candidate':
      return [
        <circle key="free" cx="8" cy="9" r="4.5" fill={palette.plate} stroke={palette.accent} strokeWidth="1.6" />,
        <circle
          key="chosen"
          cx="20"
          cy="9"
          r="7"
          fill={palette.accent}
          fillOpacity="0.3"
          stroke={palette.accent}
          strokeWidth="2"
        />,
      ];
    case 'home':
      return <circle cx="14" cy="9" r="6" fill={palette.home} />;
  }
}

/** Marks of the levels, and how the ring tells fullness. */
function SchoolKey({ palette, language, levels }: { palette: Palette; language: Language; levels: readonly Level[] }) {
  const rings = [
    ['unknown', palette.ringGround, '1.6 3', 2.6],
    ['part', palette.levels[levels[0]], '24 100', 2.6],
    ['over', palette.full, undefined, 4],
  ] as const;
  return (
    <ul className="map-legend-key">
      {levels.map((level) => (
        <li key={level}>
          <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
            <path d={shapes[level]} fill={palette.levels[level]} />
          </svg>
          {say(language, `common.level.${level}`)}
        </li>
      ))}
      {rings.map(([name, stroke, dashes, width]) => (
        <li key={name}>
          <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
            <circle
              cx="9"
              cy="9"
              r="6.5"
              fill="none"
              stroke={stroke}
              strokeWidth={width}
              strokeDasharray={dashes}
              transform="rotate(-90 9 9)"
            />
          </svg>
          {say(language, `map.ring-${name}`)}
        </li>
      ))}
    </ul>
  );
}

function ShareKey({ palette, language }: { palette: Palette; language: Language }) {
  return (
    <ul className="map-legend-key">
      {palette.shares.map((fill, i) => (
        <li key={fill}>
          <span className="map-legend-box" style={{ background: fill }} />
          {`${i * 20}–${i * 20 + 20} %`}
        </li>
      ))}
      <li>
        <span className="map-legend-box" style={{ background: palette.unknown }} />
        {say(language, 'common.unknown')}
      </li>
    </ul>
  );
}
