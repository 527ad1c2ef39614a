-- A tenant: one education authority and its data.
create table organisations (
  id text primary key check (id ~ '^[a-z][a-z0-9-]{1,39}$'),
  name text not null,
  profile text not null,
  school_year text not null check (school_year ~ '^\d{4}-\d{4}$'),
  -- Seed of everything invented here; null where all data are real.
  synthetic_seed text,
  created_at timestamptz not null
);

-- One import: where records come from. A preview waits for its `apply`; its file lies in the artefact store under sha256.
create table source_batches (
  id uuid primary key,
  organisation_id text not null references organisations,
  kind text not null,
  status text not null check (status in ('preview', 'applied', 'refused')),
  file_name text not null,
  sha256 text not null,
  attribution text,
  synthetic boolean not null,
  -- What the file was read with: coordinate system, level, school year.
  options jsonb not null,
  -- What was understood, counted.
  summary jsonb not null,
  added int not null,
  changed int not null,
  removed int not null,
  issues jsonb not null,
  created_by text not null,
  created_at timestamptz not null,
  applied_by text,
  applied_at timestamptz,
  check ((status = 'applied') = (applied_at is not null))
);
create index source_batches_by_kind on source_batches (organisation_id, kind, applied_at desc);

-- Files of the artefact store that are in force (kind: road-network, base-map, places).
create table artefacts (
  organisation_id text not null references organisations,
  kind text not null,
  sha256 text not null,
  source_batch_id uuid not null references source_batches,
  created_at timestamptz not null,
  -- The newest row of a kind is in force; older ones stay for the runs that used them.
  primary key (organisation_id, kind, sha256, created_at)
);

-- Communes and other units. Codes are text, reused across reforms: the key is code with the first day of validity.
create table administrative_units (
  organisation_id text not null references organisations,
  code text not null,
  valid_from date not null,
  valid_to date,
  name text not null,
  kind text not null,
  parent_code text,
  population int check (population >= 0),
  -- Area or population contradict the polygon: a person must look before they are relied on.
  attributes_suspect boolean not null,
  -- Names of the units it was merged from, as printed.
  predecessors text[] not null,
  road_coverage double precision,
  geom geometry(MultiPolygon, 4326),
  source_batch_id uuid not null references source_batches,
  primary key (organisation_id, code, valid_from)
);
create index administrative_units_geom on administrative_units using gist (geom);

-- People of a commune by age in whole years, both ends included, as far as the published figures go.
create table population_ages (
  organisation_id text not null references organisations,
  commune_code text not null,
  age_from int not null check (age_from >= 0),
  age_to int not null check (age_to >= age_from),
  people int not null check (people >= 0),
  source_batch_id uuid not null references source_batches,
  primary key (organisation_id, commune_code, age_from, age_to)
);

-- Who did what, written in the transaction that did it; never updated.
create table audit_events (
  id bigint generated always as identity primary key,
  organisation_id text references organisations,
  at timestamptz not null,
  actor text not null,
  verb text not null,
  area text,
  subject_kind text not null,
  subject_id text not null,
  details jsonb not null
);
create index audit_events_by_subject on audit_events (organisation_id, subject_kind, subject_id);
