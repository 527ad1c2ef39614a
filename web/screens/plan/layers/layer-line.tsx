import { Table2, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { LayerKind, MapLayer } from '../../../../api/client.ts';
import { palettes } from '../../../map/palette.ts';
import { useOrganisation, useWords } from '../../../state/organisation.tsx';
import { themeInForce, usePreferences } from '../../../state/preferences.ts';
import { useAction } from '../../../state/use-action.ts';
import { Button } from '../../../ui/button.tsx';
import { failureText } from '../../../ui/states.tsx';
import { showToast } from '../../../ui/toasts.tsx';
import { changeLayer, removeLayer } from './calls.ts';
import { layerKinds } from './kinds.ts';

interface LayerLineProps {
  layer: MapLayer;
  shown: boolean;
  /** Its attributes are open. */
  open: boolean;
  onShow: () => void;
  onTable: () => void;
  onChanged: () => void;
  onRemoved: () => void;
}

/** Kinds whose things may take a school. */
const places: readonly LayerKind[] = ['candidates', 'parcels', 'public-land'];

/** One kept layer: shown or not, what it is used as, where its coordinates come from. */
export function LayerLine({ layer, shown, open, onShow, onTable, onChanged, onRemoved }: LayerLineProps) {
  const { t, n, date } = useWords();
  const { id } = useOrganisation();
  const hue = palettes[themeInForce(usePreferences().theme)].kept[layer.kind];
  const action = useAction();
  const [asked, setAsked] = useState(false);
  const { name, kind, system } = layer;
  const use =
    kind === 'barriers' ? t('layers.use.barriers') : places.includes(kind) ? t('layers.use.candidates') : null;
  const setKind = (wanted: LayerKind) =>
    action.run(async () => {
      await changeLayer(id, layer.id, { kind: wanted });
      onChanged();
    });
  const remove = () =>
    action.run(async () => {
      await removeLayer(id, layer.id);
      showToast(t('layers.removed', { name }));
      onRemoved();
    });
  return (
    <li className="card-item panel-stack layer-line">
      <label className="rail-line">
        <input type="checkbox" checked={shown} onChange={onShow} aria-label={t('layers.line.show', { name })} />
        <span
          className="swatch"
          style={{ borderColor: hue, background: `color-mix(in srgb, ${hue} 20%, transparent)` }}
          aria-hidden
        />
        <b>{name}</b>
      </label>
      <p className="soft small figures">
        {t('layers.line.counts', { features: n(layer.features, 0), format: layer.format, date: date(layer.keptAt) })}
        <br />
        {t(`layers.family.${system.family}`, { meridian: system.meridian })}, {t(`layers.basis.${system.basis}`)}
      </p>
      {use && <p className="small">{use}</p>}
      <div className="layer-acts">
        <select
          className="input"
          aria-label={`${t('layers.kind')}: ${name}`}
          value={kind}
          disabled={action.busy}
          onChange={(event) => void setKind(event.target.value as LayerKind)}
        >
          {layerKinds.map((value) => (
            <option key={value} value={value}>
              {t(`layers.kind.${value}`)}
            </option>
          ))}
        </select>
        <Button icon={<Table2 aria-hidden />} onClick={onTable} aria-expanded={open}>
          {t(open ? 'layers.line.table.close' : 'layers.line.table')}
        </Button>
        {!asked && (
          <Button look="quiet" icon={<Trash2 aria-hidden />} onClick={() => setAsked(true)}>
            {t('layers.line.remove')}
          </Button>
        )}
      </div>
      {asked && (
        <div className="panel-stack" role="alert">
          <p>{t('layers.line.remove.sure', { name })}</p>
          <div className="form-end">
            <Button onClick={() => setAsked(false)}>{t('layers.line.remove.no')}</Button>
            <Button look="danger" disabled={action.busy} onClick={() => void remove()}>
              {t('layers.line.remove')}
            </Button>
          </div>
        </div>
      )}
      {action.failure && <p className="field-error small">{failureText(action.failure, t)}</p>}
    </li>
  );
}
