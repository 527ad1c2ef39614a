import { areasByRoadLayer, walkingLayer, zonesLayer } from './catchments.ts';
import { communesLayer } from './communes.ts';
import { demandLayer } from './demand.ts';
import type { PlannerLayer } from './planner-layer.ts';
import { scenarioChangesLayer } from './scenario-changes.ts';
import { schoolsLayer } from './schools.ts';
import { sitingAnswersLayer } from './siting-answers.ts';

/** Every layer of the planner's map that can be taken away, in the order offered. */
export const plannerLayers: readonly PlannerLayer[] = [
  schoolsLayer,
  demandLayer,
  communesLayer,
  zonesLayer,
  areasByRoadLayer,
  walkingLayer,
  scenarioChangesLayer,
  sitingAnswersLayer,
];
