-- Pupils of past years, as registers counted them: the school by the code it had then, which may be no school of today.
create table pupil_history (
  organisation_id text not null references organisations,
  -- First calendar year of the school year.
  year int not null,
  school_id text not null,
  -- PK, K, 1 … 12.
  grade text not null,
  -- Null: a row without a figure; unknown, never zero.
  pupils int check (pupils >= 0),
  school_name text,
  synthetic boolean not null,
  source_batch_id uuid not null references source_batches,
  primary key (organisation_id, year, school_id, grade)
);

-- Births by calendar year; place: a commune's or school's code, '' for the whole.
create table birth_history (
  organisation_id text not null references organisations,
  year int not null,
  place text not null,
  births int check (births >= 0),
  synthetic boolean not null,
  source_batch_id uuid not null references source_batches,
  primary key (organisation_id, year, place)
);

-- A code of the past that a planner says is a school of today (renamed, merged, given a new code). Taken back by deleting.
create table school_matches (
  organisation_id text not null references organisations,
  old_id text not null,
  new_id text not null,
  decided_by text not null,
  decided_at timestamptz not null,
  primary key (organisation_id, old_id),
  check (old_id <> new_id)
);

-- What a forecast supposes beside the history; every saving is a new version, none is changed.
create table forecast_assumptions (
  organisation_id text not null references organisations,
  version int not null,
  body jsonb not null,
  created_by text not null,
  created_at timestamptz not null,
  primary key (organisation_id, version)
);

create table forecasts (
  organisation_id text not null references organisations,
  id uuid not null,
  -- Null: nothing supposed.
  assumptions_version int,
  horizon int not null,
  status text not null check (status in ('queued', 'running', 'done', 'failed')),
  synthetic boolean not null,
  -- Artefact: the result as JSON.
  result_sha256 text,
  failure text,
  created_by text not null,
  created_at timestamptz not null,
  finished_at timestamptz,
  primary key (organisation_id, id),
  check (status <> 'done' or result_sha256 is not null)
);
create index forecasts_newest on forecasts (organisation_id, created_at desc);
