-- What planners try: an ordered list of changes over the network in force. No scenario changes schools or roads until it is adopted.
create table scenarios (
  organisation_id text not null references organisations,
  id uuid not null,
  name text not null,
  level text not null,
  -- The base its changes were last seen against.
  base_sha256 text not null,
  -- Changes in force: the first so many of its list; those behind were undone and can be done again.
  position int not null check (position >= 0),
  branched_from uuid,
  -- Null: private. Whoever has the code may read it, stamped as not approved.
  share_code text unique,
  shared_at timestamptz,
  adopted_at timestamptz,
  adopted_by text,
  created_by text not null,
  created_at timestamptz not null,
  primary key (organisation_id, id)
);

create table scenario_changes (
  organisation_id text not null,
  scenario_id uuid not null,
  at int not null check (at >= 0),
  change jsonb not null,
  made_by text not null,
  made_at timestamptz not null,
  primary key (organisation_id, scenario_id, at),
  foreign key (organisation_id, scenario_id) references scenarios on delete cascade
);

-- What communes say of a shared scenario.
create table scenario_comments (
  organisation_id text not null,
  id uuid not null,
  scenario_id uuid not null,
  commune_code text,
  author text not null,
  words text not null,
  written_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, scenario_id) references scenarios on delete cascade
);

-- Prices of what a scenario builds, with their source: without them a scenario has no cost.
create table scenario_costs (
  organisation_id text not null references organisations,
  valid_from date not null,
  source text not null,
  -- Million dong.
  room double precision check (room >= 0),
  site double precision check (site >= 0),
  road_metre double precision check (road_metre >= 0),
  set_by text not null,
  set_at timestamptz not null,
  primary key (organisation_id, valid_from)
);

-- Last season's real children placed again with a scenario's schools.
create table scenario_scores (
  organisation_id text not null,
  scenario_id uuid not null,
  position int not null,
  period_id uuid not null,
  result jsonb not null,
  scored_by text not null,
  scored_at timestamptz not null,
  primary key (organisation_id, scenario_id, position, period_id),
  foreign key (organisation_id, scenario_id) references scenarios on delete cascade
);
