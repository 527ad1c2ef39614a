import { useMemo, useState } from 'react';
import type { Level, Run, Shortage } from '../../../api/client.ts';
import type { LegendKey } from '../../map/drawing.ts';
import type { MapData } from '../../map/map-data.ts';
import { useOrganisation, useWords } from '../../state/organisation.tsx';
import { useCall } from '../../state/use-call.ts';
import { Button } from '../../ui/button.tsx';
import { MapFrame } from '../../ui/map-frame.tsx';
import { Shown } from '../../ui/states.tsx';
import { getShortage } from './calls.ts';
import { asMapSchool } from './sum-flows.ts';

type Part = Shortage['parts'][number];
const nothingHidden: ReadonlySet<LegendKey> = new Set();

/** Why not every child could be placed: seats that are missing whatever the rules, and those the priorities cost. */
export function ShortagePanel({ run }: { run: Run }) {
  const { t, n } = useWords();
  const { id } = useOrganisation();
  const shortage = useCall(`${id} ${run.id}`, (signal) => getShortage(id, run.id, signal));
  return (
    <Shown call={shortage}>
      {(found) => (
        <div className="stack shortage">
          {found.missing === 0 && <p>{t('council.shortage-all')}</p>}
          {found.withoutSchool > 0 && <p>{t('council.shortage-none-reach', { count: n(found.withoutSchool, 0) })}</p>}
          {found.missing > 0 && (
            <p>
              <b>
                {t('council.shortage-total', {
                  missing: n(found.missing, 0),
                  maximum: n(found.maximum, 0),
                  applicants: n(found.applicants, 0),
                })}
              </b>
            </p>
          )}
          {found.parts.map((part) => (
            <PartLine key={part.schools[0].schoolId} part={part} maxMetres={found.maxMetres} level={run.level} />
          ))}
          {found.byPriorities > 0 && <p>{t('council.shortage-priorities', { count: n(found.byPriorities, 0) })}</p>}
        </div>
      )}
    </Shown>
  );
}

function PartLine({ part, maxMetres, level }: { part: Part; maxMetres: number | null; level: Level }) {
  const { t, n, metres } = useWords();
  const [shown, setShown] = useState(false);
  const said = {
    ...{ children: n(part.children, 0), count: n(part.schools.length, 0) },
    ...{ seats: n(part.seats, 0), missing: n(part.missing, 0) },
  };
  return (
    <section className="shortage-part">
      <p>
        {maxMetres === null
          ? t('council.shortage-part', said)
          : t('council.shortage-part-cap', { ...said, metres: metres(maxMetres) })}
      </p>
      <p className="small">{part.schools.map(({ name }) => name).join(' · ')}</p>
      <Button className="no-print" aria-expanded={shown} onClick={() => setShown(!shown)}>
        {t(shown ? 'council.shortage-hide' : 'council.shortage-show')}
      </Button>
      {shown && <PartMap part={part} level={level} />}
      {shown && <p className="soft small">{t('council.shortage-map', { hidden: n(part.flows.hidden, 0) })}</p>}
    </section>
  );
}

function PartMap({ part, level }: { part: Part; level: Level }) {
  const data = useMemo<MapData>(
    () => ({
      flows: part.flows,
      schools: part.schools.map((school) => asMapSchool({ ...school, seats: null, placed: null, fill: null }, level)),
    }),
    [part, level],
  );
  const focus = useMemo(() => ({ bounds: boundsOf(part), padding: 64 }), [part]);
  return (
    <div className="flows-map map-frame">
      <MapFrame level={level} hidden={nothingHidden} data={data} focus={focus} />
    </div>
  );
}

function boundsOf({ schools, flows }: Part): [number, number, number, number] {
  const points = [...schools.map(({ lonLat }) => lonLat), ...flows.cells.map(({ centre }) => centre)];
  const [lons, lats] = [points.map(([lon]) => lon), points.map(([, lat]) => lat)];
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}
