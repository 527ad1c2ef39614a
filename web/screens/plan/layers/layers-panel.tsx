import './layers.css';
import type { FeatureCollection } from 'geojson';
import { useMemo, useState } from 'react';
import type { LonLat, MapLayer } from '../../../../api/client.ts';
import type { MapFocus } from '../../../map/map-view.tsx';
import { useOperatorToken } from '../../../state/operator-token.ts';
import { useOrganisation, useWords } from '../../../state/organisation.tsx';
import { useCall } from '../../../state/use-call.ts';
import { layers as words } from '../../../text/layers.ts';
import { registerWords } from '../../../text/say.ts';
import { Empty, Shown } from '../../../ui/states.tsx';
import { type MapTool, type ToolProps, useMapTool } from '../map-tool.ts';
import { toggled } from '../plan-view.ts';
import { listLayers } from './calls.ts';
import { featureAt } from './feature-at.ts';
import { LayerLine } from './layer-line.tsx';
import { LayerTable } from './layer-table.tsx';
import { LayerUpload } from './layer-upload.tsx';
import { TakeLayers } from './take-layers.tsx';

registerWords({ layers: words });

/** Files of land offices and advisers: looked at on the map, kept, shown, read row by row. */
export default function LayersPanel(props: ToolProps) {
  const { t } = useWords();
  const token = useOperatorToken();
  return (
    <div className="panel-stack">
      <h2>{t('layers.title')}</h2>
      <p className="soft small">{t('layers.what')}</p>
      {token ? (
        <Layers {...props} />
      ) : (
        <>
          <p className="notice small">{t('layers.token')}</p>
          <TakeLayers level={props.view.level} systems={[]} />
        </>
      )}
    </div>
  );
}

function Layers({ view, change, calls, takeMap }: ToolProps) {
  const { t } = useWords();
  const { id } = useOrganisation();
  const call = useCall(`layers ${id}`, (signal) => listLayers(id, signal));
  const [held, setHeld] = useState<FeatureCollection | null>(null);
  const [focus, setFocus] = useState<MapFocus | null>(null);
  const [open, setOpen] = useState<string | null>(null);
  const [row, setRow] = useState<number | null>(null);
  const shown = calls.kept.value;
  const opened = call.value?.layers.find((layer) => layer.id === open) ?? null;
  const tool = useMemo<MapTool>(() => {
    const data = held ? { kept: held } : shown && open && row !== null ? { kept: withChosen(shown, open, row) } : {};
    const onPick = (place: LonLat) => setRow(shown && open ? featureAt(shown, open, place) : null);
    return { data, focus, ...(open && !held ? { pinning: true, onPick } : {}) };
  }, [held, shown, open, row, focus]);
  useMapTool(takeMap, tool);
  const openTable = (layer: MapLayer | null) => {
    setOpen(layer?.id ?? null);
    setRow(null);
    if (layer && !view.keptLayers.includes(layer.id)) change({ keptLayers: [...view.keptLayers, layer.id] });
    if (layer) setFocus({ bounds: layer.bounds });
  };
  const show = (layer: MapLayer) => {
    const on = !view.keptLayers.includes(layer.id);
    change({ keptLayers: toggled(view.keptLayers, layer.id) });
    if (on) setFocus({ bounds: layer.bounds });
    else if (open === layer.id) setOpen(null);
  };
  return (
    <>
      <LayerUpload
        systems={call.value?.systems ?? []}
        onHeld={(shapes, bounds) => {
          setHeld(shapes);
          setOpen(null);
          if (bounds) setFocus({ bounds });
        }}
        onKept={() => {
          call.reload();
          calls.kept.reload();
        }}
      />
      <h3>{t('layers.list.title')}</h3>
      <Shown call={call}>
        {({ layers }) =>
          layers.length === 0 ? (
            <Empty title={t('layers.list.none')}>{t('layers.list.none.next')}</Empty>
          ) : (
            <ul className="card-list">
              {layers.map((layer) => (
                <LayerLine
                  key={layer.id}
                  layer={layer}
                  shown={view.keptLayers.includes(layer.id)}
                  open={layer.id === open}
                  onShow={() => show(layer)}
                  onTable={() => openTable(layer.id === open ? null : layer)}
                  onChanged={() => {
                    call.reload();
                    calls.kept.reload();
                  }}
                  onRemoved={() => {
                    change({ keptLayers: view.keptLayers.filter((other) => other !== layer.id) });
                    if (open === layer.id) setOpen(null);
                    call.reload();
                  }}
                />
              ))}
            </ul>
          )
        }
      </Shown>
      {opened && shown && (
        <LayerTable
          layer={opened}
          shapes={shown}
          row={row}
          onRow={(number, place) => {
            setRow(number);
            setFocus({ centre: place });
          }}
        />
      )}
      <TakeLayers level={view.level} systems={call.value?.systems ?? []} />
    </>
  );
}

/** The same shapes with one thing marked. */
function withChosen(shapes: FeatureCollection, layer: string, row: number): FeatureCollection {
  const features = shapes.features.map((feature) =>
    feature.properties?.layer === layer && feature.properties.row === row
      ? { ...feature, properties: { ...feature.properties, chosen: true } }
      : feature,
  );
  return { ...shapes, features };
}
