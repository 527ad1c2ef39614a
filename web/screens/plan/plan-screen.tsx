import './plan.css';
import { useEffect, useMemo, useState } from 'react';
import type { LonLat } from '../../../api/client.ts';
import { useOrganisation, useWords } from '../../state/organisation.tsx';
import { useTitle } from '../../state/use-title.ts';
import { issues } from '../../text/issues.ts';
import { planner } from '../../text/planner.ts';
import { reasons } from '../../text/reasons.ts';
import { registerWords } from '../../text/say.ts';
import { Guide } from '../../ui/guide.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { FiguresPanel } from './figures-panel.tsx';
import { fillClass } from './fill-class.ts';
import { ImportsPanel } from './imports-panel.tsx';
import { LayerRail } from './layer-rail.tsx';
import { PlanMap } from './plan-map.tsx';
import { type PlanView, startView } from './plan-view.ts';
import { RoadsPanel } from './roads-panel.tsx';
import { SchoolsPanel } from './schools-panel.tsx';
import { usePlanCalls } from './use-plan-calls.ts';
import { ZonesPanel } from './zones-panel.tsx';

registerWords({ planner, issues, reasons });

const panels = ['figures', 'schools', 'zones', 'roads', 'imports'] as const;
type Panel = (typeof panels)[number];

/** The planner's room: the map as canvas, layers at the left, figures at the right; tables say all the map says. */
export function PlanScreen() {
  const { t } = useWords();
  const organisation = useOrganisation();
  const [view, setView] = useState<PlanView>(() => startView(organisation.levels));
  const [panel, setPanel] = useState<Panel>('figures');
  const [drawn, setDrawn] = useState<LonLat[]>([]);
  const [writing, setWriting] = useState(false);
  const change = (part: Partial<PlanView>) => setView((old) => ({ ...old, ...part }));
  const calls = usePlanCalls(view);
  const schools = useMemo(
    () => (calls.schools.value?.schools ?? []).filter((school) => !view.hidden.includes(fillClass(school.fill))),
    [calls.schools.value, view.hidden],
  );
  usePanelKeys(setPanel);
  useTitle(t('planner.title'));
  const shared = { view, change, calls, schools };
  return (
    <div className="plan">
      <h1 className="visually-hidden">{t('planner.title')}</h1>
      <aside className="plan-rail" aria-label={t('planner.rail')}>
        <LayerRail {...shared} />
        <Guide room="plan" />
      </aside>
      <PlanMap {...shared} drawing={panel === 'roads' && writing} drawn={drawn} onDrawn={setDrawn} />
      <section className="plan-panel" aria-label={t('planner.panels')}>
        <Tabs
          label={t('planner.panels')}
          tabs={panels.map((id) => ({ id, text: t(`planner.tab.${id}`) }))}
          open={panel}
          onOpen={setPanel}
        >
          {panel === 'figures' && <FiguresPanel {...shared} />}
          {panel === 'schools' && <SchoolsPanel {...shared} />}
          {panel === 'zones' && <ZonesPanel {...shared} />}
          {panel === 'roads' && (
            <RoadsPanel {...shared} drawn={drawn} onDrawn={setDrawn} writing={writing} onWriting={setWriting} />
          )}
          {panel === 'imports' && <ImportsPanel {...shared} />}
        </Tabs>
      </section>
    </div>
  );
}

/** Keys 1-5 open the panels, unless the reader is typing. */
function usePanelKeys(open: (panel: Panel) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && event.target.matches('input, select, textarea');
      const panel = panels[Number(event.key) - 1];
      if (panel && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) open(panel);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [open]);
}
