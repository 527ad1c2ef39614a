import { hideSmall } from '#engines/hide-small.ts';
import { holdPlanningBase } from '../../demand/planning-base.ts';
import { askWhatIf } from '../../scenarios/ask-what-if.ts';
import { getScenarioRow, listChanges } from '../../scenarios/queries.ts';
import { holdNetwork } from '../../travel/hold-network.ts';
import { type PlannerLayer, requireScenario } from './planner-layer.ts';

/** Too far for a child on foot; the loads do not depend on it. */
const farMetres = 2_000;
/** Stretches kept, the fullest first: the streets of a large city many times over. */
const mostWays = 100_000;

/** Roads that five children or more walk to school, today and after the changes of a scenario. */
export const schoolRunLayer: PlannerLayer = {
  name: 'school_run',
  open: false,
  needs: 'scenario',
  async read(context, question) {
    const { database, organisationId, artefacts } = context;
    const scenarioId = requireScenario(question);
    const row = await getScenarioRow(database.db, organisationId, scenarioId);
    const { base, sha256 } = await holdPlanningBase(context, row.level);
    const { path, edits, version } = await holdNetwork(context);
    const changes = (await listChanges(database.db, organisationId, scenarioId)).slice(0, row.position);
    const [{ ways }] = await askWhatIf({
      ...{ basePath: artefacts.path(sha256), roads: { path, edits, version }, limitMetres: farMetres },
      ...{ ways: mostWays, scenarios: [changes] },
    });
    return {
      synthetic: base.synthetic,
      fields: [
        { name: 'street', type: 'TEXT' },
        { name: 'metres', type: 'INTEGER' },
        { name: 'children_today', type: 'INTEGER' },
        { name: 'children_scenario', type: 'INTEGER' },
      ],
      features: ways.map(({ name, metres, before, after, lines }) => ({
        geometry: { type: 'MultiLineString', coordinates: lines },
        values: [name || null, metres, hideSmall(before), hideSmall(after)],
      })),
    };
  },
};
