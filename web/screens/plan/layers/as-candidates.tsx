import { useState } from 'react';
import type { Level, MapLayer, SiteCandidate } from '../../../../api/client.ts';
import { call, pathOf } from '../../../api.ts';
import { useOrganisation, useWords } from '../../../state/organisation.tsx';
import { useAction } from '../../../state/use-action.ts';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { failureText } from '../../../ui/states.tsx';
import { showToast } from '../../../ui/toasts.tsx';

const lands = ['unknown', 'public', 'to-be-cleared', 'private'] as const;
type Land = (typeof lands)[number];

/** Every area and point of a layer as a place where a school of the level could be built. */
export function AsCandidates({ layer, level }: { layer: MapLayer; level: Level }) {
  const { t, n } = useWords();
  const { id } = useOrganisation();
  const action = useAction();
  const [rooms, setRooms] = useState('20');
  const [nameField, setNameField] = useState('');
  const [land, setLand] = useState<Land>(layer.kind === 'public-land' ? 'public' : 'unknown');
  const count = Number(rooms);
  const wrong = !(Number.isInteger(count) && count >= 1 && count <= 200);
  const add = () =>
    action.run(async () => {
      const path = pathOf(id, 'siting-candidates', 'from-layer');
      const body = { level, layer: layer.id, rooms: count, nameField: nameField || null, land };
      const { candidates } = await call<{ candidates: SiteCandidate[] }>(path, { method: 'POST', body });
      const own = candidates.filter(({ source }) => source === 'layer').length;
      showToast(t('layers.candidates.added', { count: n(own, 0), level: t(`common.level.${level}`) }));
    });
  return (
    <details>
      <summary>{t('layers.candidates.title', { level: t(`common.level.${level}`) })}</summary>
      <div className="panel-stack">
        <div className="upload-row">
          <Field label={t('layers.candidates.rooms')} error={wrong ? t('layers.candidates.rooms.wrong') : null}>
            {(control) => (
              <input
                {...control}
                className="input"
                inputMode="numeric"
                value={rooms}
                onChange={(event) => setRooms(event.target.value)}
              />
            )}
          </Field>
          <Field label={t('layers.candidates.land')}>
            {(control) => (
              <select
                {...control}
                className="input"
                value={land}
                onChange={(event) => setLand(event.target.value as Land)}
              >
                {lands.map((value) => (
                  <option key={value} value={value}>
                    {t(`layers.candidates.land.${value}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field label={t('layers.candidates.name')}>
            {(control) => (
              <select
                {...control}
                className="input"
                value={nameField}
                onChange={(event) => setNameField(event.target.value)}
              >
                <option value="">{t('layers.candidates.name.number')}</option>
                {layer.fields.map((field) => (
                  <option key={field}>{field}</option>
                ))}
              </select>
            )}
          </Field>
        </div>
        <Button disabled={action.busy || wrong} onClick={() => void add()}>
          {t('layers.candidates.add')}
        </Button>
        {action.failure && (
          <p className="field-error small" role="alert">
            {failureText(action.failure, t)}
          </p>
        )}
      </div>
    </details>
  );
}
