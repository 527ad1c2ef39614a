-- Where schools could be built: kept by planners, by level, until they are taken out.
create table siting_candidates (
  organisation_id text not null references organisations,
  id uuid not null,
  level text not null,
  name text not null check (btrim(name) <> ''),
  lon double precision not null check (lon between -180 and 180),
  lat double precision not null check (lat between -90 and 90),
  -- Its outline as GeoJSON where it was drawn or read as an area; the point lies in it.
  shape jsonb,
  -- Rooms that could be built there.
  rooms int not null check (rooms between 1 and 200),
  -- Whose land it is, and whether it can be had.
  land text not null check (land in ('public', 'to-be-cleared', 'private', 'unknown')),
  -- Million dong, land and building; null: not known.
  cost double precision check (cost >= 0),
  -- Left out of every choice, with the reason; null: may be chosen.
  excluded text check (btrim(excluded) <> ''),
  source text not null check (source in ('drawn', 'generated', 'layer')),
  -- What it was read from, where it was read.
  source_ref text,
  commune_code text,
  -- Straight metres to the nearest road, and whether the base map has water there; null before roads are imported.
  road_metres int check (road_metres >= 0),
  in_water boolean,
  created_by text not null,
  created_at timestamptz not null,
  -- Its place among those that came at once.
  place int not null,
  primary key (organisation_id, id)
);
create index siting_candidates_of_level on siting_candidates (organisation_id, level, created_at, place);

create table sitings (
  organisation_id text not null references organisations,
  id uuid not null,
  level text not null,
  -- What was asked: objective, how many, year, limit, expansions, forced and forbidden.
  question jsonb not null,
  -- Asked again with other places forced or forbidden: the answer it begins from.
  based_on uuid,
  status text not null check (status in ('queued', 'running', 'done', 'failed', 'cancelled')),
  progress_share double precision not null check (progress_share between 0 and 1),
  progress_step text not null,
  synthetic boolean not null,
  -- Artefacts: places with the ways to them, and the answer as JSON.
  places_sha256 text,
  result_sha256 text,
  failure jsonb,
  created_by text not null,
  created_at timestamptz not null,
  finished_at timestamptz,
  primary key (organisation_id, id),
  check (status <> 'done' or (places_sha256 is not null and result_sha256 is not null))
);
create index sitings_newest on sitings (organisation_id, level, created_at desc);
