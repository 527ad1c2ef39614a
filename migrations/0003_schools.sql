create table schools (
  organisation_id text not null references organisations,
  id text not null,
  code text not null,
  name text not null,
  ownership text not null check (ownership in ('public', 'private', 'unknown')),
  address text,
  commune_code text,
  -- Columns of the register that are kept as they are.
  attributes jsonb not null,
  valid_from date not null,
  valid_to date,
  source_batch_id uuid not null references source_batches,
  primary key (organisation_id, id)
);

create table school_levels (
  organisation_id text not null,
  school_id text not null,
  level text not null,
  -- 1 where the register states it; below, inferred at import with this confidence.
  confidence double precision not null check (confidence > 0 and confidence <= 1),
  primary key (organisation_id, school_id, level),
  foreign key (organisation_id, school_id) references schools on delete cascade
);

-- A campus. Distances are measured to its gates, or to its own point where no gate is known.
create table sites (
  organisation_id text not null,
  id text not null,
  school_id text not null,
  name text not null,
  geom geometry(Point, 4326) not null,
  area_square_metres double precision,
  main boolean not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, school_id) references schools on delete cascade
);

create table gates (
  organisation_id text not null,
  id text not null,
  site_id text not null,
  geom geometry(Point, 4326) not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, site_id) references sites on delete cascade
);

-- Rooms by school and year, and classes, seats, pupils by grade. Null is unknown.
create table school_years (
  organisation_id text not null,
  school_id text not null,
  school_year text not null,
  rooms int check (rooms >= 0),
  synthetic boolean not null,
  primary key (organisation_id, school_id, school_year),
  foreign key (organisation_id, school_id) references schools on delete cascade
);

create table grade_capacities (
  organisation_id text not null,
  school_id text not null,
  school_year text not null,
  level text not null,
  -- Empty: the whole level, where the register does not tell the grades apart.
  grade text not null,
  classes int check (classes >= 0),
  seats int check (seats >= 0),
  pupils int check (pupils >= 0),
  synthetic boolean not null,
  primary key (organisation_id, school_id, school_year, level, grade),
  foreign key (organisation_id, school_id) references schools on delete cascade
);

-- What the cleaning of a register decided, entry by entry. A person's word against it (`override`) is honoured at every import.
create table import_decisions (
  organisation_id text not null references organisations,
  key text not null,
  kind text not null,
  reason text not null,
  confidence double precision not null,
  details jsonb not null,
  source_batch_id uuid not null references source_batches,
  override jsonb,
  reversed_at timestamptz,
  reversed_by text,
  primary key (organisation_id, key),
  check ((override is null) = (reversed_at is null))
);
