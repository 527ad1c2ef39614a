import { type ComponentType, lazy } from 'react';
import type { TextKey } from '../../text/text.ts';
import { CapacityPanel } from './capacity/capacity-panel.tsx';
import { FiguresPanel } from './figures-panel.tsx';
import { ImportsPanel } from './imports-panel.tsx';
import type { ToolProps } from './map-tool.ts';
import { RoadsPanel } from './roads-panel.tsx';
import { SchoolsPanel } from './schools-panel.tsx';
import { ZonesPanel } from './zones-panel.tsx';

/** What is, what will be, what could be done. */
export const toolGroups = ['now', 'future', 'options'] as const;
export type ToolGroup = (typeof toolGroups)[number];

/** One tool of the planner's room. Its panel is given the whole room and may take the map in hand (`useMapTool`). */
export interface PlanTool {
  id: string;
  group: ToolGroup;
  text: TextKey;
  Panel: ComponentType<ToolProps>;
}

/** Every tool, in the order shown; a new one is a line here. A panel of some size is loaded when first opened (`lazy`). */
export const planTools: readonly PlanTool[] = [
  { id: 'figures', group: 'now', text: 'planner.tab.figures', Panel: FiguresPanel },
  { id: 'capacity', group: 'now', text: 'planner.tab.capacity', Panel: CapacityPanel },
  { id: 'schools', group: 'now', text: 'planner.tab.schools', Panel: SchoolsPanel },
  { id: 'zones', group: 'now', text: 'planner.tab.zones', Panel: ZonesPanel },
  { id: 'roads', group: 'now', text: 'planner.tab.roads', Panel: RoadsPanel },
  {
    id: 'demand',
    group: 'now',
    text: 'planner.tab.demand',
    Panel: lazy(() => import('./demand/demand-panel.tsx')),
  },
  {
    id: 'layers',
    group: 'now',
    text: 'planner.tab.layers',
    Panel: lazy(() => import('./layers/layers-panel.tsx')),
  },
  { id: 'imports', group: 'now', text: 'planner.tab.imports', Panel: ImportsPanel },
  {
    id: 'forecast',
    group: 'future',
    text: 'planner.tab.forecast',
    Panel: lazy(() => import('./forecast/forecast-panel.tsx')),
  },
  {
    id: 'scenarios',
    group: 'options',
    text: 'planner.tab.scenarios',
    Panel: lazy(() => import('./scenarios/scenarios-panel.tsx')),
  },
  {
    id: 'programme',
    group: 'options',
    text: 'planner.tab.programme',
    Panel: lazy(() => import('./programme/programme-panel.tsx')),
  },
  {
    id: 'siting',
    group: 'options',
    text: 'planner.tab.siting',
    Panel: lazy(() => import('./siting/siting-panel.tsx')),
  },
  {
    id: 'boundaries',
    group: 'options',
    text: 'planner.tab.boundaries',
    Panel: lazy(() => import('./boundaries/boundaries-panel.tsx')),
  },
];
