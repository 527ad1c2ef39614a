-- What a council tries before it signs: rule sets held against each other, simulated intakes, roads as they might be. No
-- study is a result: nothing of it is published, and it changes neither rules nor roads.
create table studies (
  organisation_id text not null,
  id uuid not null,
  period_id uuid not null,
  kind text not null check (kind in ('compare', 'stress', 'transport')),
  -- What was asked, whole, so that it can be read and asked again.
  question jsonb not null,
  status text not null check (status in ('queued', 'running', 'done', 'cancelled', 'failed')),
  progress_share real not null default 0,
  progress_step text not null,
  worker uuid,
  heard_at timestamptz,
  -- Artefact: summary.json and children.csv.
  result_sha256 text,
  synthetic boolean not null,
  failure jsonb,
  created_by text not null,
  created_at timestamptz not null,
  finished_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, period_id) references enrolment_periods,
  check (status <> 'done' or result_sha256 is not null)
);
create index studies_by_period on studies (organisation_id, period_id, created_at desc);
