import type { FeatureCollection } from 'geojson';
import { type FormEvent, useState } from 'react';
import type { NamedSystem } from '../../../../api/client.ts';
import { applyImport, forgetImport, type ImportAnswer, previewImport } from '../../../state/imports.ts';
import { useOrganisation, useWords } from '../../../state/organisation.tsx';
import { useAction } from '../../../state/use-action.ts';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { FileField } from '../../../ui/file-field.tsx';
import { Failed } from '../../../ui/states.tsx';
import { showToast } from '../../../ui/toasts.tsx';
import { getHeldLayer } from './calls.ts';
import { HeldLayer } from './held-layer.tsx';
import { layerKinds } from './kinds.ts';

type Bounds = [number, number, number, number];

interface LayerUploadProps {
  systems: readonly NamedSystem[];
  /** What waits to be kept, for the map; null when it is kept or left. */
  onHeld: (shapes: FeatureCollection | null, bounds: Bounds | null) => void;
  onKept: () => void;
}

/** A map file: read, shown on the map, kept or left. */
export function LayerUpload({ systems, onHeld, onKept }: LayerUploadProps) {
  const { t } = useWords();
  const { id } = useOrganisation();
  const action = useAction();
  const [held, setHeld] = useState<ImportAnswer | null>(null);
  const leave = () => {
    setHeld(null);
    onHeld(null, null);
  };
  const read = (file: File, options: Record<string, string>) =>
    action.run(async () => {
      const answer = await previewImport(id, 'layers', file, options);
      onHeld(await getHeldLayer(id, answer.batch.id), answer.batch.summary.bounds as Bounds);
      setHeld(answer);
    });
  const keep = (batchId: string, name: string) =>
    action.run(async () => {
      await applyImport(id, batchId);
      leave();
      onKept();
      showToast(t('layers.kept', { name }));
    });
  const forget = (batchId: string) =>
    action.run(async () => {
      await forgetImport(id, batchId);
      leave();
    });
  return (
    <section className="panel-stack" aria-label={t('layers.new.title')}>
      {!held && <FileForm systems={systems} busy={action.busy} onFile={(...given) => void read(...given)} />}
      {action.busy && <p role="status">{t(held ? 'layers.keeping' : 'layers.reading')}</p>}
      {action.failure && <Failed failure={action.failure} />}
      {held && (
        <HeldLayer
          batch={held.batch}
          busy={action.busy}
          onKeep={(name) => void keep(held.batch.id, name)}
          onForget={() => void forget(held.batch.id)}
        />
      )}
    </section>
  );
}

interface FileFormProps {
  systems: readonly NamedSystem[];
  busy: boolean;
  onFile: (file: File, options: Record<string, string>) => void;
}

function FileForm({ systems, busy, onFile }: FileFormProps) {
  const { t } = useWords();
  const [file, setFile] = useState<File | null>(null);
  const [options, setOptions] = useState({ layerName: '', layerKind: 'background', crs: '', layerPart: '' });
  const [tried, setTried] = useState(false);
  const set = (part: Partial<typeof options>) => setOptions((old) => ({ ...old, ...part }));
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (file) onFile(file, options);
  };
  const missing = tried && !file ? t('layers.file.missing') : null;
  return (
    <form className="panel-stack" onSubmit={send}>
      <FileField
        label={t('layers.file')}
        hint={t('layers.file.hint')}
        error={missing}
        accept=".zip,.gpkg,.kml,.kmz,.geojson,.json"
        onFile={setFile}
      />
      <div className="upload-row">
        <Field label={t('layers.kind')}>
          {(control) => (
            <select
              {...control}
              className="input"
              value={options.layerKind}
              onChange={(event) => set({ layerKind: event.target.value })}
            >
              {layerKinds.map((kind) => (
                <option key={kind} value={kind}>
                  {t(`layers.kind.${kind}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('layers.name')} hint={t('layers.name.hint')}>
          {(control) => (
            <input
              {...control}
              className="input"
              maxLength={120}
              value={options.layerName}
              onChange={(event) => set({ layerName: event.target.value })}
            />
          )}
        </Field>
      </div>
      <details>
        <summary>{t('layers.more')}</summary>
        <div className="upload-row">
          <Field label={t('layers.system')} hint={t('layers.system.hint')}>
            {(control) => (
              <select
                {...control}
                className="input"
                value={options.crs}
                onChange={(event) => set({ crs: event.target.value })}
              >
                <option value="">{t('layers.system.auto')}</option>
                {systems.map(({ crs, family, meridian }) => (
                  <option key={crs} value={crs}>
                    {`${t(`layers.family.${family}`, { meridian })} (${crs})`}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field label={t('layers.part')} hint={t('layers.part.hint')}>
            {(control) => (
              <input
                {...control}
                className="input"
                value={options.layerPart}
                onChange={(event) => set({ layerPart: event.target.value })}
              />
            )}
          </Field>
        </div>
      </details>
      <div className="form-end">
        <Button look="main" type="submit" disabled={busy}>
          {t('layers.look')}
        </Button>
      </div>
    </form>
  );
}
