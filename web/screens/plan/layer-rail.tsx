import { lazy, Suspense } from 'react';
import { useOrganisation, useWords } from '../../state/organisation.tsx';
import type { Call } from '../../state/use-call.ts';
import { Choice } from '../../ui/choice.tsx';
import { FillRing } from '../../ui/fill-ring.tsx';
import { LevelMark } from '../../ui/level-mark.tsx';
import { failureText } from '../../ui/states.tsx';
import { ChildrenKey } from './children-key.tsx';
import { type FillClass, fillClass, fillClasses } from './fill-class.ts';
import { middleOf } from './plan-map.tsx';
import { type MapLayer, mapLayers, type PlanProps, toggled } from './plan-view.ts';

/** The left rail: level, way of going, layers, and a legend that filters map and table alike. */
export function LayerRail({ view, change, calls }: PlanProps) {
  const { t } = useWords();
  const { levels } = useOrganisation();
  const profiles = ['walk', 'motorbike'] as const;
  return (
    <>
      <Choice
        label={t('planner.level')}
        value={view.level}
        onChange={(level) => change({ level, schoolId: null })}
        options={levels.map((value) => ({
          value,
          text: t(`common.level.${value}`),
          mark: <LevelMark level={value} />,
        }))}
      />
      <Choice
        label={t('planner.travel')}
        value={view.profile}
        onChange={(profile) => change({ profile })}
        options={profiles.map((value) => ({ value, text: t(`common.${value}`) }))}
      />
      <fieldset className="rail-group">
        <legend>{t('planner.layers')}</legend>
        {mapLayers.map((layer) => (
          <LayerLine key={layer} layer={layer} view={view} change={change} calls={calls} />
        ))}
      </fieldset>
      <Legend view={view} change={change} calls={calls} />
      <Suspense fallback={null}>
        <MapLegend view={view} change={change} />
      </Suspense>
    </>
  );
}

type RailProps = Omit<PlanProps, 'schools'>;

function LayerLine({ layer, view, change, calls }: RailProps & { layer: MapLayer }) {
  const { t, n } = useWords();
  const answers: Record<MapLayer, Pick<Call<unknown>, 'loading' | 'failure'>> = {
    children: calls.children,
    zones: calls.zoneAreas,
    areas: calls.nearestAreas,
    walking: calls.walkingAreas,
    shares: calls.communeShapes,
    edits: calls.edits,
  };
  const limits = view.limits.map((metres) => n(metres, 0)).join(' / ');
  const on = view.layers.includes(layer);
  const answer = answers[layer];
  return (
    <div>
      <label className="rail-line">
        <input type="checkbox" checked={on} onChange={() => change({ layers: toggled(view.layers, layer) })} />
        <span className={`swatch ${layer}`} aria-hidden />
        <span>{t(`planner.layer.${layer}`, { limits, limit: n(view.limits[middleOf(view.limits)], 0) })}</span>
      </label>
      {on && layer === 'children' && calls.children.value && (
        <div className="rail-key">
          <ChildrenKey found={calls.children.value} />
        </div>
      )}
      {on && answer.loading && <p className="rail-note soft small">{t('common.loading')}</p>}
      {on && answer.failure && <p className="rail-note field-error small">{failureText(answer.failure, t)}</p>}
    </div>
  );
}

const MapLegend = lazy(() => import('./map-legend.tsx'));
const examples: Record<FillClass, number | null> = { under: 0.6, near: 0.95, over: 1.25, unknown: null };

function Legend({ view, change, calls }: RailProps) {
  const { t, n } = useWords();
  const schools = calls.schools.value?.schools ?? [];
  const count = (of: FillClass) => schools.filter((school) => fillClass(school.fill) === of).length;
  return (
    <fieldset className="rail-group">
      <legend>{t('planner.legend')}</legend>
      {fillClasses.map((of) => (
        <label key={of} className="rail-line">
          <input
            type="checkbox"
            checked={!view.hidden.includes(of)}
            onChange={() => change({ hidden: toggled(view.hidden, of) })}
          />
          <FillRing fill={examples[of]} />
          <span>{t(`planner.fill.${of}`)}</span>
          <span className="rail-count figures soft">{n(count(of), 0)}</span>
        </label>
      ))}
      <p className="soft small">{t('planner.legend.hint')}</p>
    </fieldset>
  );
}
