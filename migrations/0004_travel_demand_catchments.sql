-- Local edits of the road network, applied over the artefact at load; they survive re-import.
create table road_edits (
  organisation_id text not null references organisations,
  id uuid not null,
  kind text not null check (kind in ('add-way', 'add-ferry', 'close-way', 'add-gate')),
  geom geometry(Geometry, 4326) not null,
  profiles text[] not null,
  seconds int check (seconds >= 0),
  school_id text,
  reason text not null,
  valid_from date not null,
  valid_to date,
  created_by text not null,
  created_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by text,
  primary key (organisation_id, id)
);

-- Homes stand apart, in a schema no tile or open-data query names and the reading role below cannot read.
create schema private;
create table private.home_points (
  organisation_id text not null references organisations,
  applicant_id text not null,
  period_id uuid not null,
  geom geometry(Point, 4326),
  address text,
  commune_code text,
  -- How the point came to be: given, address, alley, street, commune, pin, synthetic.
  method text not null,
  primary key (organisation_id, period_id, applicant_id)
);

-- Children of one level counted in hexagons (H3); no home can be read from them.
create table demand_cells (
  organisation_id text not null references organisations,
  school_year text not null,
  level text not null,
  cell text not null,
  children int not null check (children > 0),
  commune_code text,
  synthetic boolean not null,
  source_batch_id uuid not null references source_batches,
  primary key (organisation_id, school_year, level, cell)
);

create table zones (
  organisation_id text not null references organisations,
  id text not null,
  school_year text not null,
  level text not null,
  school_id text not null,
  kind text not null check (kind in ('polygon', 'table')),
  geom geometry(MultiPolygon, 4326),
  -- Planned intake and the plan's own words, where it states them.
  pupils int check (pupils >= 0),
  classes int check (classes >= 0),
  words text,
  source_batch_id uuid not null references source_batches,
  primary key (organisation_id, id),
  foreign key (organisation_id, school_id) references schools,
  check ((kind = 'polygon') = (geom is not null))
);

create table zone_units (
  organisation_id text not null,
  zone_id text not null,
  position int not null,
  commune_code text,
  commune text not null,
  -- Null: the whole commune.
  neighbourhood text,
  -- First and last group (tổ), both included; null: all.
  group_from int,
  group_to int,
  primary key (organisation_id, zone_id, position),
  foreign key (organisation_id, zone_id) references zones on delete cascade
);
