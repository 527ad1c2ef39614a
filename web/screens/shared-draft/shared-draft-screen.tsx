import './shared-draft.css';
import { uncompactCells } from 'h3-js';
import { useMemo } from 'react';
import { AreaOutlines } from '#engines/catchment/boundaries/outline-areas.ts';
import { blockResolution } from '#engines/catchment/boundaries/road-blocks.ts';
import type { SchoolSummary, SharedDraft } from '../../../api/client.ts';
import { call, pathOf } from '../../api.ts';
import type { LegendKey } from '../../map/drawing.ts';
import type { MapData } from '../../map/map-data.ts';
import type { MapFocus } from '../../map/map-view.tsx';
import { useOrganisation, useWords } from '../../state/organisation.tsx';
import { useCall } from '../../state/use-call.ts';
import { useTitle } from '../../state/use-title.ts';
import { boundaries } from '../../text/boundaries.ts';
import { registerWords } from '../../text/say.ts';
import { scenarios } from '../../text/scenarios.ts';
import { MapFrame } from '../../ui/map-frame.tsx';
import { Empty, failureText, Loading } from '../../ui/states.tsx';

registerWords({ boundaries, scenarios });

const nothingHidden: ReadonlySet<LegendKey> = new Set();

/** A draft of school areas as its link shows it: stamped as not approved, on a map, without counts of children. */
export function SharedDraftScreen({ code }: { code: string }) {
  const { t, n, date } = useWords();
  const { id } = useOrganisation();
  const shared = useCall(`${id} shared draft ${code}`, (signal) =>
    call<SharedDraft>(pathOf(id, 'shared-boundary-drafts', code), { signal }),
  );
  useTitle(t('boundaries.shared.title', { name: shared.value?.name ?? '' }));
  if (shared.failure) return <Empty title={t('scenarios.shared-gone')}>{failureText(shared.failure, t)}</Empty>;
  if (!shared.value) return <Loading lines={10} />;
  const { name, version, savedAt, schools } = shared.value;
  return (
    <div className="shared-page">
      <p className="discussed-stamp">{t('scenarios.stamp')}</p>
      <h1>{t('boundaries.shared.title', { name })}</h1>
      <p>{t('boundaries.shared.what')}</p>
      <p className="soft small">{t('boundaries.shared.saved', { version: n(version, 0), date: date(savedAt) })}</p>
      <DraftMap draft={shared.value} />
      <section>
        <h2>{t('boundaries.shared.schools', { count: n(schools.length, 0) })}</h2>
        <ul className="shared-draft-schools">
          {schools.map((school) => (
            <li key={school.id}>{school.name}</li>
          ))}
        </ul>
      </section>
    </div>
  );
}

function DraftMap({ draft }: { draft: SharedDraft }) {
  const { id } = useOrganisation();
  const { level } = draft;
  const schools = useCall(`${id} schools ${level}`, (signal) =>
    call<{ schools: SchoolSummary[] }>(`${pathOf(id, 'schools')}?level=${level}`, { signal }),
  );
  const areas = useMemo(() => outlinesOf(draft), [draft]);
  const data = useMemo<MapData>(
    () => ({ schools: schools.value?.schools ?? null, zones: areas.zones }),
    [areas, schools.value],
  );
  return (
    <div className="shared-draft-map map-frame">
      <MapFrame level={level} hidden={nothingHidden} data={data} focus={areas.focus} pinning={false} cooperative />
    </div>
  );
}

function outlinesOf({ areas, schools, level }: SharedDraft): { zones: MapData['zones']; focus: MapFocus | null } {
  const cells: string[] = [];
  const owners: number[] = [];
  schools.forEach(({ id }, s) => {
    for (const cell of uncompactCells(areas[id], blockResolution)) {
      cells.push(cell);
      owners.push(s);
    }
  });
  const outlined = new AreaOutlines(cells).of(Int32Array.from(owners));
  const points = outlined.flatMap(({ coordinates }) => coordinates.flat(2));
  const [lons, lats] = [points.map(([lon]) => lon), points.map(([, lat]) => lat)];
  const least = (values: number[]) => values.reduce((a, b) => Math.min(a, b));
  const most = (values: number[]) => values.reduce((a, b) => Math.max(a, b));
  return {
    zones: {
      type: 'FeatureCollection',
      features: outlined.map(({ school, coordinates }) => ({
        type: 'Feature',
        properties: { id: schools[school].id, level, schoolId: schools[school].id, schoolName: schools[school].name },
        geometry: { type: 'MultiPolygon', coordinates },
      })),
    },
    focus: points.length === 0 ? null : { bounds: [least(lons), least(lats), most(lons), most(lats)], padding: 40 },
  };
}
