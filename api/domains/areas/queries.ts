import { sql } from 'drizzle-orm';
import type { CountryProfile } from '../../../geodata/profiles/country-profile.ts';
import { getProfile } from '../../../geodata/profiles/profiles.ts';
import type { CommuneChange } from '../../../geodata/sources/communes/read-commune-changes.ts';
import type { CommuneRecord } from '../../../geodata/sources/communes/types.ts';
import { areaSquareMetres, type Polygons, pointInside } from '../../../geodata/sources/polygons.ts';
import { oneRow, type Queryable, rows } from '../../platform/database.ts';
import { Failure } from '../../platform/errors.ts';
import type { Commune, LonLat, Organisation } from './types.ts';

type OrganisationOfAreas = Omit<Organisation, 'networkVersion'>;

interface OrganisationRow {
  id: string;
  name: string;
  profile: string;
  school_year: string;
  synthetic: boolean;
  attributions: string[] | null;
  levels: string[];
  roads: Organisation['bounds'] | null;
  communes: Organisation['bounds'] | null;
}

/** Every organisation that was created, by id; which edits lie over its roads this domain does not know. */
export async function listOrganisations(on: Queryable): Promise<OrganisationOfAreas[]> {
  const found = await rows<OrganisationRow>(on, organisationsWhere(sql`true`));
  return found.map(toOrganisation);
}

/** One organisation; throws `not-found`. */
export async function getOrganisation(on: Queryable, id: string): Promise<OrganisationOfAreas> {
  const row = await oneRow<OrganisationRow>(
    on,
    organisationsWhere(sql`o.id = ${id}`),
    'failures.no-such-organisation',
    {
      id,
    },
  );
  return toOrganisation(row);
}

/** The organisation's profile and school year, or null before its first import. */
export async function findSettings(
  on: Queryable,
  organisationId: string,
): Promise<{ profile: CountryProfile; schoolYear: string } | null> {
  const [row] = await rows<{ profile: string; school_year: string }>(
    on,
    sql`select profile, school_year from organisations where id = ${organisationId}`,
  );
  return row ? { profile: getProfile(row.profile), schoolYear: row.school_year } : null;
}

/** The same, or `not-found`. */
export async function getSettings(on: Queryable, organisationId: string) {
  const found = await findSettings(on, organisationId);
  if (!found) throw new Failure('not-found', 'failures.no-such-organisation', { id: organisationId });
  return found;
}

function organisationsWhere(condition: ReturnType<typeof sql>) {
  return sql`select o.id, o.name, o.profile, o.school_year,
      (o.synthetic_seed is not null
        or exists (select 1 from source_batches b where b.organisation_id = o.id and b.status = 'applied' and b.synthetic)
        or exists (select 1 from grade_capacities g where g.organisation_id = o.id and g.synthetic)
        or exists (select 1 from demand_cells d where d.organisation_id = o.id and d.synthetic)
        or exists (select 1 from enrolment_periods p where p.organisation_id = o.id and p.synthetic)) as synthetic,
      (select array_agg(distinct b.attribution order by b.attribution) from source_batches b
        where b.organisation_id = o.id and b.status = 'applied' and b.attribution is not null) as attributions,
      (select b.summary -> 'bounds' from source_batches b where b.organisation_id = o.id and b.kind = 'roads'
        and b.status = 'applied' order by b.applied_at desc limit 1) as roads,
      (select json_build_array(st_xmin(e), st_ymin(e), st_xmax(e), st_ymax(e))
        from (select st_extent(u.geom) as e from administrative_units u
          where u.organisation_id = o.id and u.valid_to is null) extent where e is not null) as communes,
      array(select distinct l.level from school_levels l
        join schools s on s.organisation_id = l.organisation_id and s.id = l.school_id and s.valid_to is null
        join sites t on t.organisation_id = s.organisation_id and t.school_id = s.id
        where l.organisation_id = o.id) as levels
    from organisations o where ${condition} order by o.id`;
}

function toOrganisation(row: OrganisationRow): OrganisationOfAreas {
  const profile = getProfile(row.profile);
  return {
    id: row.id,
    name: row.name,
    profile: profile.id,
    languages: [...profile.languages],
    levels: levelsOf(profile, row.levels),
    synthetic: row.synthetic,
    bounds: mergeBounds(row.roads, row.communes),
    attribution: (row.attributions ?? []).join(' · '),
    schoolYear: row.school_year,
  };
}

/** Levels that some school has, in the country's order; all of the country's while no school is known. */
function levelsOf(profile: CountryProfile, found: readonly string[]): Organisation['levels'] {
  const all = profile.levels.map(({ level }) => level);
  const taught = all.filter((level) => found.includes(level));
  return taught.length > 0 ? taught : all;
}

/** Where both are known, the part they share: a merged city reaches out to islands that no road file holds. */
function mergeBounds(
  roads: Organisation['bounds'] | null,
  communes: Organisation['bounds'] | null,
): Organisation['bounds'] {
  if (!roads || !communes) return roads ?? communes ?? [-180, -85, 180, 85];
  const shared: Organisation['bounds'] = [
    Math.max(roads[0], communes[0]),
    Math.max(roads[1], communes[1]),
    Math.min(roads[2], communes[2]),
    Math.min(roads[3], communes[3]),
  ];
  return shared[0] < shared[2] && shared[1] < shared[3] ? shared : roads;
}

/** Communes in force, by code. */
export async function listCommunes(on: Queryable, organisationId: string): Promise<Commune[]> {
  const found = await rows<{
    code: string;
    name: string;
    population: number | null;
    road_coverage: number | null;
    lon: number | null;
    lat: number | null;
  }>(
    on,
    sql`select code, name, population, road_coverage, st_x(p) as lon, st_y(p) as lat
      from (select *, st_pointonsurface(geom) as p from administrative_units
        where organisation_id = ${organisationId} and valid_to is null) units order by code`,
  );
  return found.map(({ code, name, population, road_coverage, lon, lat }) => ({
    code,
    name,
    population,
    roadCoverage: road_coverage,
    centre: [lon ?? 0, lat ?? 0],
  }));
}

/** Communes in force as the readers of other files use them: to place points, check coordinates, know names. */
export async function listCommuneRecords(on: Queryable, organisationId: string): Promise<CommuneRecord[]> {
  const found = await rows<{
    code: string;
    name: string;
    parent_code: string | null;
    population: number | null;
    predecessors: string[];
    valid_from: string;
    attributes_suspect: boolean;
    shape: { coordinates: Polygons };
  }>(
    on,
    sql`select code, name, parent_code, population, predecessors, valid_from::text, attributes_suspect,
      st_asgeojson(geom, 15)::json as shape
      from administrative_units where organisation_id = ${organisationId} and valid_to is null and geom is not null
      order by code`,
  );
  return found.map((row) => ({
    code: row.code,
    name: row.name,
    nameEn: null,
    provinceCode: row.parent_code,
    province: null,
    statedAreaSquareKm: null,
    areaSquareKm: Math.round(areaSquareMetres(row.shape.coordinates) / 1000) / 1000,
    population: row.population,
    predecessors: row.predecessors,
    polygons: row.shape.coordinates,
    centre: pointInside(row.shape.coordinates),
    validFrom: row.valid_from,
    validTo: null,
    attributesSuspect: row.attributes_suspect,
  }));
}

/** Communes with their shapes, for the map. */
export async function listCommuneShapes(
  on: Queryable,
  organisationId: string,
): Promise<
  { code: string; name: string; centre: LonLat; geometry: { type: 'MultiPolygon'; coordinates: Polygons } }[]
> {
  const records = await listCommuneRecords(on, organisationId);
  return records.map(({ code, name, centre, polygons }) => ({
    code,
    name,
    centre,
    geometry: { type: 'MultiPolygon', coordinates: polygons },
  }));
}

/** SHA-256 of the artefact of `kind` in force, or null. */
export async function findArtefact(on: Queryable, organisationId: string, kind: string): Promise<string | null> {
  const [row] = await rows<{ sha256: string }>(
    on,
    sql`select sha256 from artefacts where organisation_id = ${organisationId} and kind = ${kind}
      order by created_at desc limit 1`,
  );
  return row?.sha256 ?? null;
}

/** The newest applied batch of any of `kinds`, or null: what is derived from them is up to date when it was made for this one. */
export async function findLatestBatch(
  on: Queryable,
  organisationId: string,
  kinds: readonly string[],
): Promise<string | null> {
  const [row] = await rows<{ id: string }>(
    on,
    sql`select id from source_batches where organisation_id = ${organisationId} and status = 'applied'
      and kind = any(string_to_array(${kinds.join(',')}, ',')) order by applied_at desc, id desc limit 1`,
  );
  return row?.id ?? null;
}

/** Every pair of the table of old and new communes, by old code, then new. */
export function listCommuneChanges(on: Queryable, organisationId: string): Promise<CommuneChange[]> {
  return rows<CommuneChange>(
    on,
    sql`select old_code as "oldCode", new_code as "newCode", old_name as "oldName", share from commune_changes
      where organisation_id = ${organisationId} order by old_code collate "C", new_code collate "C"`,
  );
}
