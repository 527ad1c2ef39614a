import type { FieldType, FieldValue } from '../../../platform/write-geopackage.ts';
import { listCommuneShapes } from '../../areas/queries.ts';
import { getComingYears } from '../../capacities/get-coming-years.ts';
import type { PlannerLayer } from './planner-layer.ts';

/**
 * Communes with today's seats against the pupils of the newest forecast: for every year the pupils, what is over or short as expected and
 * in the fullest and emptiest of nine in ten outcomes, and the outlook. Without a forecast the communes alone; unknown stays blank.
 */
export const comingYearsLayer: PlannerLayer = {
  name: 'coming_years',
  open: true,
  needs: null,
  async read(context, { level }) {
    const { database, organisationId } = context;
    const shapes = await database.readPublic((tx) => listCommuneShapes(tx, organisationId));
    const { forecast, synthetic } = await getComingYears(context, level);
    const years = forecast?.years ?? [];
    const found = new Map((forecast?.communes ?? []).map((commune) => [commune.id, commune]));
    const ofYear = (year: number): { name: string; type: FieldType }[] => [
      { name: `pupils_${year}`, type: 'REAL' },
      { name: `balance_${year}`, type: 'REAL' },
      { name: `balance_low_${year}`, type: 'REAL' },
      { name: `balance_high_${year}`, type: 'REAL' },
      { name: `outlook_${year}`, type: 'TEXT' },
    ];
    return {
      synthetic,
      fields: [
        { name: 'commune_code', type: 'TEXT' },
        { name: 'commune', type: 'TEXT' },
        { name: 'seats', type: 'INTEGER' },
        ...years.flatMap(ofYear),
      ],
      features: shapes.map(({ code, name, geometry }) => {
        const commune = found.get(code);
        const values = years.flatMap((_, i): FieldValue[] => {
          const coming = commune?.years[i];
          if (!coming) return [null, null, null, null, null];
          return [coming.pupils, coming.balance, coming.balanceLow, coming.balanceHigh, coming.outlook];
        });
        return { geometry, values: [code, name, commune?.seats ?? null, ...values] };
      }),
    };
  },
};
