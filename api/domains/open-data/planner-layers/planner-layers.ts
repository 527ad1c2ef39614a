import { candidatesLayer } from './candidates.ts';
import { areasByRoadLayer, walkingLayer, zonesLayer } from './catchments.ts';
import { comingYearsLayer } from './coming-years.ts';
import { communesLayer } from './communes.ts';
import { demandLayer } from './demand.ts';
import type { PlannerLayer } from './planner-layer.ts';
import { scenarioChangesLayer } from './scenario-changes.ts';
import { schoolRunLayer } from './school-run.ts';
import { schoolsLayer } from './schools.ts';
import { sitingAnswersLayer } from './siting-answers.ts';

/** Every layer of the planner's map that can be taken away, in the order offered. */
export const plannerLayers: readonly PlannerLayer[] = [
  schoolsLayer,
  demandLayer,
  communesLayer,
  comingYearsLayer,
  zonesLayer,
  areasByRoadLayer,
  walkingLayer,
  candidatesLayer,
  scenarioChangesLayer,
  schoolRunLayer,
  sitingAnswersLayer,
];
