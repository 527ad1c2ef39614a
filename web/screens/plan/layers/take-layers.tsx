import { Download } from 'lucide-react';
import { useState } from 'react';
import type { Level, NamedSystem, ScenarioSummary } from '../../../../api/client.ts';
import { call, download, pathOf } from '../../../api.ts';
import { useOperatorToken } from '../../../state/operator-token.ts';
import { useOrganisation, useWords } from '../../../state/organisation.tsx';
import { useAction } from '../../../state/use-action.ts';
import { useCall } from '../../../state/use-call.ts';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { failureText, Shown } from '../../../ui/states.tsx';

interface TakeLayersProps {
  level: Level;
  systems: readonly NamedSystem[];
}

/** Every layer of the planner's map as a file other programs open. */
export function TakeLayers({ level, systems }: TakeLayersProps) {
  const { t, code } = useWords();
  const { id } = useOrganisation();
  const token = useOperatorToken();
  const action = useAction();
  const [crs, setCrs] = useState('EPSG:4326');
  const [scenario, setScenario] = useState('');
  const layers = useCall(`planner-layers ${id}`, (signal) =>
    call<{ layers: { name: string; open: boolean; needs: 'scenario' | 'siting' | null }[] }>(
      pathOf(id, 'planner-layers'),
      { signal },
    ),
  );
  const scenarios = useCall(token ? `scenarios ${id}` : null, (signal) =>
    call<{ scenarios: ScenarioSummary[] }>(pathOf(id, 'scenarios'), { signal }),
  );
  const ofLevel = (scenarios.value?.scenarios ?? []).filter((each) => each.level === level);
  const take = (file: string) =>
    action.run(async () => {
      const query = new URLSearchParams({ level, crs, ...(scenario ? { scenario } : {}) });
      await download(`${pathOf(id, 'planner-layers', file)}?${query}`, file.replace('.', `-${level}.`));
    });
  return (
    <section className="panel-stack">
      <h3>{t('layers.out.title')}</h3>
      <p className="soft small">{t('layers.out.what')}</p>
      <div className="upload-row">
        {systems.length > 0 && (
          <Field label={t('layers.out.system')}>
            {(control) => (
              <select {...control} className="input" value={crs} onChange={(event) => setCrs(event.target.value)}>
                {systems.map(({ crs: value, family, meridian }) => (
                  <option key={value} value={value}>
                    {`${t(`layers.family.${family}`, { meridian })} (${value})`}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        {ofLevel.length > 0 && (
          <Field label={t('layers.out.scenario')}>
            {(control) => (
              <select
                {...control}
                className="input"
                value={scenario}
                onChange={(event) => setScenario(event.target.value)}
              >
                <option value="">{t('layers.out.scenario.none')}</option>
                {ofLevel.map(({ id: value, name }) => (
                  <option key={value} value={value}>
                    {name}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
      </div>
      <Shown call={layers} lines={4}>
        {({ layers: found }) => (
          <ul className="take-list">
            {found
              .filter(({ open, needs }) => open || (token && (needs !== 'scenario' || scenario !== '')))
              .map(({ name }) => (
                <li key={name}>
                  <span>{code(`layers.out.${name}`)}</span>
                  {(['geojson', 'gpkg'] as const).map((format) => (
                    <Button
                      key={format}
                      look="quiet"
                      disabled={action.busy}
                      icon={<Download aria-hidden />}
                      aria-label={t('layers.out.take', { layer: code(`layers.out.${name}`), format: formats[format] })}
                      onClick={() => void take(`${name}.${format}`)}
                    >
                      {formats[format]}
                    </Button>
                  ))}
                </li>
              ))}
          </ul>
        )}
      </Shown>
      <Button icon={<Download aria-hidden />} disabled={action.busy} onClick={() => void take('all.gpkg')}>
        {t('layers.out.all')}
      </Button>
      {action.busy && <p role="status">{t('layers.out.making')}</p>}
      {action.failure && (
        <p className="field-error" role="alert">
          {failureText(action.failure, t)}
        </p>
      )}
    </section>
  );
}

const formats = { geojson: 'GeoJSON', gpkg: 'GeoPackage' } as const;
