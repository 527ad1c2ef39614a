-- In which year each work of a scenario is built: what the planner said of money, land and fixed years, and what came of it.
create table building_programmes (
  organisation_id text not null,
  scenario_id uuid not null,
  -- Changes in force when it was made, and a hash of everything it was made from.
  position int not null,
  basis text not null,
  settings jsonb not null,
  plan jsonb not null,
  made_by text not null,
  made_at timestamptz not null,
  primary key (organisation_id, scenario_id),
  foreign key (organisation_id, scenario_id) references scenarios on delete cascade
);
