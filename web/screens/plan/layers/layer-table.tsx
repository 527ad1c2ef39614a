import type { Feature, FeatureCollection } from 'geojson';
import { useMemo } from 'react';
import type { LonLat, MapLayer } from '../../../../api/client.ts';
import { useWords } from '../../../state/organisation.tsx';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { middleOf } from './feature-at.ts';

interface LayerTableProps {
  layer: MapLayer;
  /** All shapes shown; those of the layer bear its id. */
  shapes: FeatureCollection;
  row: number | null;
  onRow: (row: number, place: LonLat) => void;
}

/** The attributes of a layer, a thing a row; of a thing in several parts the first. */
export function LayerTable({ layer, shapes, row, onRow }: LayerTableProps) {
  const { t } = useWords();
  const things = useMemo(() => {
    const seen = new Set<number>();
    return shapes.features.filter(({ properties }) => {
      if (properties?.layer !== layer.id || seen.has(properties.row)) return false;
      seen.add(properties.row);
      return true;
    });
  }, [shapes, layer.id]);
  const columns = useMemo<Column<Feature>[]>(() => {
    const own = layer.fields.map((field): Column<Feature> => {
      const value = (thing: Feature) => {
        const found = thing.properties?.attributes[field] ?? null;
        return typeof found === 'boolean' ? String(found) : found;
      };
      const figure = things.every((thing) => typeof (value(thing) ?? 0) === 'number');
      return { id: `field ${field}`, head: field, figure, value };
    });
    const number = (thing: Feature) => Number(thing.properties?.row);
    return [{ id: 'row', head: t('layers.table.row'), figure: true, value: number }, ...own];
  }, [layer, things, t]);
  const chosen = things.find((thing) => thing.properties?.row === row);
  return (
    <section className="panel-stack">
      <h3>{t('layers.table.title', { name: layer.name })}</h3>
      <p className="soft small">{t('layers.table.hint')}</p>
      {chosen && <Chosen thing={chosen} />}
      <DataTable
        caption={t('layers.table.title', { name: layer.name })}
        columns={columns}
        rows={things}
        rowKey={(thing) => String(thing.properties?.row)}
        selectedKey={row === null ? null : String(row)}
        startOrder={{ column: 'row', descending: false }}
        onRow={(thing) => onRow(Number(thing.properties?.row), middleOf(thing))}
        empty={<p className="soft">{t('layers.table.none')}</p>}
      />
    </section>
  );
}

function Chosen({ thing }: { thing: Feature }) {
  const { t } = useWords();
  const attributes = Object.entries((thing.properties?.attributes ?? {}) as Record<string, unknown>);
  return (
    <dl className="fact-list card-item" aria-live="polite">
      {attributes.length === 0 && <p className="soft">{t('layers.table.none')}</p>}
      {attributes.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value === null ? <span className="unknown">{t('common.unknown')}</span> : String(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
