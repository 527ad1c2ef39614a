import { join } from 'node:path';
import { listCommunes } from '../../domains/areas/queries.ts';
import { listZones } from '../../domains/catchments/queries.ts';
import { listSchools, listSites } from '../../domains/schools/queries.ts';
import type { Context } from '../../platform/context.ts';
import { CsvWriter } from '../../platform/write-csv.ts';

type Cell = string | number | null;
interface Table {
  columns: string[];
  rows: Cell[][];
}

/** Tables of an organisation that hold no child, by name, as their files are written. */
export const tables: Record<string, (context: Context) => Promise<Table>> = {
  schools: schoolsTable,
  gates: gatesTable,
  communes: communesTable,
  zones: zonesTable,
};

/** Writes one table into `directory` under `name` and answers how many rows and which hash. */
export function writeTable(
  directory: string,
  name: string,
  { columns, rows }: Table,
): { rows: number; sha256: string } {
  const writer = new CsvWriter(join(directory, name), columns);
  for (const row of rows) writer.row(row);
  return writer.close();
}

async function schoolsTable({ database, organisationId }: Context): Promise<Table> {
  const schools = await listSchools(database.db, organisationId);
  return {
    columns: [
      'school_id',
      'name',
      'lon',
      'lat',
      'seats',
      'pupils',
      'rooms',
      'levels',
      'ownership',
      'commune_code',
      'synthetic',
    ],
    rows: schools.map((school) => [
      ...[school.id, school.name, ...school.lonLat, school.seats, school.pupils, school.rooms],
      ...[school.levels.join(' '), school.ownership, school.communeCode, Number(school.synthetic)],
    ]),
  };
}

async function gatesTable({ database, organisationId }: Context): Promise<Table> {
  const sites = await listSites(database.db, organisationId);
  return {
    columns: ['school_id', 'site_id', 'gate_id', 'lon', 'lat'],
    rows: sites.flatMap(({ schoolId, id, gates, lonLat }) =>
      gates.length === 0
        ? [[schoolId, id, null, ...lonLat]]
        : gates.map((gate): Cell[] => [schoolId, id, gate.id, ...gate.lonLat]),
    ),
  };
}

async function communesTable({ database, organisationId }: Context): Promise<Table> {
  const communes = await listCommunes(database.db, organisationId);
  return {
    columns: ['commune_code', 'commune', 'population', 'road_coverage', 'lon', 'lat'],
    rows: communes.map(({ code, name, population, roadCoverage, centre }) => [
      ...[code, name, population, roadCoverage, ...centre],
    ]),
  };
}

async function zonesTable({ database, organisationId }: Context): Promise<Table> {
  const zones = await listZones(database.db, organisationId);
  return {
    columns: [
      'zone_id',
      'school_year',
      'level',
      'school_id',
      'school',
      'kind',
      'commune_code',
      'commune',
      'neighbourhood',
    ],
    rows: zones.flatMap((zone) => {
      const own = [zone.id, zone.schoolYear, zone.level, zone.schoolId, zone.schoolName, zone.kind];
      if (zone.units.length === 0) return [[...own, null, null, null]];
      return zone.units.map((unit): Cell[] => [...own, unit.communeCode, unit.commune, unit.neighbourhood]);
    }),
  };
}
