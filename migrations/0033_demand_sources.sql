-- Who lives where, as each source counts it: what demand cells are made from.
create table demand_counts (
  organisation_id text not null references organisations,
  source text not null check (source in ('applicants', 'raster', 'hamlets', 'addresses', 'refusals')),
  -- Of applicants and refusals level and school year, of a raster ages and sex, of hamlets ages; addresses have one part.
  part text not null,
  -- The cell; of a hamlet its commune and name.
  key text not null,
  cell text,
  commune_code text,
  -- Whole years, both ends included; null where ages are not told apart.
  age_from int check (age_from >= 0),
  age_to int check (age_to >= age_from),
  people double precision not null check (people >= 0),
  synthetic boolean not null,
  source_batch_id uuid not null references source_batches,
  primary key (organisation_id, source, part, key)
);
insert into demand_counts
  select organisation_id, 'applicants', level || ' ' || school_year, cell, cell, commune_code, null, null, children, synthetic,
    source_batch_id from demand_cells;

-- Which source the demand cells of a level and year were made from, and how; absent: applicants.
create table demand_choices (
  organisation_id text not null references organisations,
  school_year text not null,
  level text not null,
  source text not null,
  statement jsonb not null,
  chosen_by text not null,
  chosen_at timestamptz not null,
  primary key (organisation_id, school_year, level)
);
