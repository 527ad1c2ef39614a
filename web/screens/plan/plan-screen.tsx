import './plan.css';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { LonLat } from '../../../api/client.ts';
import { useOrganisation, useWords } from '../../state/organisation.tsx';
import { useTitle } from '../../state/use-title.ts';
import { issues } from '../../text/issues.ts';
import { planner } from '../../text/planner.ts';
import { reasons } from '../../text/reasons.ts';
import { registerWords } from '../../text/say.ts';
import { Guide } from '../../ui/guide.tsx';
import { fillClass } from './fill-class.ts';
import { LayerRail } from './layer-rail.tsx';
import type { MapTool } from './map-tool.ts';
import { PlanMap } from './plan-map.tsx';
import { type PlanView, startView } from './plan-view.ts';
import { ToolPanel } from './tool-panel.tsx';
import { usePlanCalls } from './use-plan-calls.ts';

registerWords({ planner, issues, reasons });

/** The planner's room: the map as canvas, layers at the left, tools at the right; tables say all the map says. */
export function PlanScreen() {
  const { t } = useWords();
  const organisation = useOrganisation();
  const [view, setView] = useState<PlanView>(() => startView(organisation.levels));
  const [tool, takeMap] = useState<MapTool | null>(null);
  const centre = useRef<LonLat | null>(null);
  const change = useCallback((part: Partial<PlanView>) => setView((old) => ({ ...old, ...part })), []);
  const calls = usePlanCalls(view);
  const schools = useMemo(
    () => (calls.schools.value?.schools ?? []).filter((school) => !view.hidden.includes(fillClass(school.fill))),
    [calls.schools.value, view.hidden],
  );
  useTitle(t('planner.title'));
  const shared = { view, change, calls, schools };
  return (
    <div className="plan">
      <h1 className="visually-hidden">{t('planner.title')}</h1>
      <aside className="plan-rail" aria-label={t('planner.rail')}>
        <LayerRail {...shared} />
        <Guide room="plan" />
      </aside>
      <PlanMap
        {...shared}
        tool={tool}
        onCentre={(lonLat) => {
          centre.current = lonLat;
        }}
      />
      <section className="plan-panel" aria-label={t('planner.panels')}>
        <ToolPanel {...shared} takeMap={takeMap} mapCentre={() => centre.current} />
      </section>
    </div>
  );
}
