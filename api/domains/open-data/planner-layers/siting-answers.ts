import { Failure } from '../../../platform/errors.ts';
import { getSitingRow, listSitingRows } from '../../sitings/queries.ts';
import { readAnswer } from '../../sitings/read-answer.ts';
import type { PlannerLayer } from './planner-layer.ts';

/** Places a choice of sites took: of the siting asked for, else of the newest that is done. */
export const sitingAnswersLayer: PlannerLayer = {
  name: 'siting_answers',
  open: false,
  needs: 'siting',
  async read(context, { level, sitingId }) {
    const { database, organisationId } = context;
    const row =
      sitingId === undefined
        ? (await listSitingRows(database.db, organisationId, level)).find(({ status }) => status === 'done')
        : await getSitingRow(database.db, organisationId, sitingId);
    if (!row) throw new Failure('invalid', 'failures.layer-needs-siting', { level });
    const { result } = await readAnswer(context, row);
    return {
      synthetic: row.synthetic,
      fields: [
        { name: 'place', type: 'TEXT' },
        { name: 'kind', type: 'TEXT' },
        { name: 'school_id', type: 'TEXT' },
        { name: 'name', type: 'TEXT' },
        { name: 'commune_code', type: 'TEXT' },
        { name: 'rooms', type: 'INTEGER' },
        { name: 'seats', type: 'REAL' },
        { name: 'children', type: 'REAL' },
        { name: 'mean_metres_before', type: 'REAL' },
        { name: 'mean_metres_after', type: 'REAL' },
      ],
      features: (result.kind === 'chosen' ? result.places : []).map((place) => ({
        geometry: { type: 'Point', coordinates: [...place.lonLat] },
        values: [
          ...[place.id, place.kind, place.schoolId, place.name, place.communeCode, place.rooms],
          ...[place.seats, place.children, place.meanMetresBefore, place.meanMetresAfter],
        ],
      })),
    };
  },
};
