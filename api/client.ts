/** The words that travel between server and browser: the only file of api/ that web/ may import. */
export type {
  Commune,
  DiffSample,
  ImportBatch,
  ImportProgress,
  Level,
  LonLat,
  Organisation,
  Place,
} from './domains/areas/types.ts';
export type { Draw } from './domains/assignments/draw-types.ts';
export type { DecisionPreview, DecisionsPreview } from './domains/assignments/preview-decision.ts';
export type { Decline } from './domains/assignments/record-declines.ts';
export type {
  ChangedChild,
  Comparison,
  StressResult,
  Study,
  StudyResult,
} from './domains/assignments/study-types.ts';
export type { Cutoff, Explanation, Flows, Run, Shortage, Unplaced } from './domains/assignments/types.ts';
export type { BoundaryDraft, BoundaryDraftSummary, DraftAreas, SharedDraft } from './domains/boundaries/draft-types.ts';
export type { BoundaryBlocks } from './domains/boundaries/types.ts';
export type { CapacityReport, ComingYears, NormInForce } from './domains/capacities/types.ts';
export type { Coverage, Zone } from './domains/catchments/types.ts';
export type {
  ClassAdoption,
  ClassDraw,
  ClassPlan,
  ClassProposal,
  ClassPupil,
  ClassSettings,
  ClassWorkbench,
  OwnClass,
  RecordedEvent,
  TablePreview,
  WorkbenchEvent,
} from './domains/classes/types.ts';
export type { ChildrenByCell, DemandQuestion, DemandState, DemandStatement } from './domains/demand/types.ts';
export type { DossierProgress } from './domains/documents/types.ts';
export type {
  AssumptionsBody,
  ForecastRun,
  LevelForecast,
  MatchList,
  SavedAssumptions,
  Series,
} from './domains/forecasts/types.ts';
export type { LayerKind, MapLayer, NamedSystem } from './domains/layers/types.ts';
export type { PlacementDecision } from './domains/periods/decision-types.ts';
export type { Period, PeriodColumns, Quota, RulesVersion } from './domains/periods/types.ts';
export type { Programme, ProgrammeSettings, ProgrammeWork } from './domains/programmes/types.ts';
export type { Appeal, AppealAnswer, NewAppeal } from './domains/publications/appeal-types.ts';
export type { Publishing } from './domains/publications/publishing-types.ts';
export type { FamilyReceipt } from './domains/publications/receipt-types.ts';
export type { SchoolResult } from './domains/publications/school-result-types.ts';
export type { AffectedFamily, Publication } from './domains/publications/types.ts';
export type {
  Compared,
  Costs,
  Scenario,
  ScenarioComment,
  ScenarioFigures,
  ScenarioSummary,
  Score,
  SharedScenario,
} from './domains/scenarios/types.ts';
export type { Capacity, Decision, SchoolCard, SchoolSummary } from './domains/schools/types.ts';
export type {
  SiteCandidate,
  Siting,
  SitingQuestion,
  SitingResult,
  SitingWithResult,
  WhyNotAnswer,
  WhyNotQuestion,
} from './domains/sitings/types.ts';
export type {
  Crossing,
  NearestAnswer,
  NewRoadEdit,
  Profile,
  ReachableSchool,
  RemeasureCount,
  RoadEdit,
  RoadEditAnswer,
  RouteAnswer,
} from './domains/travel/types.ts';
