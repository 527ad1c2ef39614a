create table enrolment_periods (
  organisation_id text not null references organisations,
  id uuid not null,
  name text not null,
  school_year text not null,
  level text not null,
  grade text not null,
  synthetic boolean not null,
  created_at timestamptz not null,
  primary key (organisation_id, id)
);

-- Every version of a period's rules is kept; the newest is in force.
create table period_rules (
  organisation_id text not null,
  period_id uuid not null,
  version int not null,
  rules jsonb not null,
  created_by text not null,
  created_at timestamptz not null,
  primary key (organisation_id, period_id, version),
  foreign key (organisation_id, period_id) references enrolment_periods
);

create table quotas (
  organisation_id text not null,
  period_id uuid not null,
  school_id text not null,
  seats int check (seats >= 0),
  synthetic boolean not null,
  primary key (organisation_id, period_id, school_id),
  foreign key (organisation_id, period_id) references enrolment_periods,
  foreign key (organisation_id, school_id) references schools
);

create table applicants (
  organisation_id text not null,
  period_id uuid not null,
  id text not null,
  -- What the rules name: group, sibling_school, commune … as text.
  attributes jsonb not null,
  source_batch_id uuid not null references source_batches,
  primary key (organisation_id, period_id, id),
  foreign key (organisation_id, period_id) references enrolment_periods
);
alter table private.home_points
  add foreign key (organisation_id, period_id, applicant_id) references applicants on delete cascade;

create table wishes (
  organisation_id text not null,
  period_id uuid not null,
  applicant_id text not null,
  rank int not null check (rank > 0),
  school_id text not null,
  primary key (organisation_id, period_id, applicant_id, rank),
  unique (organisation_id, period_id, applicant_id, school_id),
  foreign key (organisation_id, period_id, applicant_id) references applicants on delete cascade
);

-- A run never changes once finished: what went in and what came out are artefacts named by their hash.
create table assignment_runs (
  organisation_id text not null,
  id uuid not null,
  period_id uuid not null,
  status text not null check (status in ('queued', 'running', 'verifying', 'done', 'cancelled', 'failed')),
  progress_share real not null,
  progress_step text not null,
  mechanism text not null,
  seed text not null,
  rules_version int not null,
  rules_sha256 text not null,
  inputs_sha256 text not null,
  network_sha256 text,
  results_sha256 text,
  placements_sha256 text,
  counts jsonb,
  verification jsonb,
  certified boolean not null,
  synthetic boolean not null,
  failure text,
  created_by text not null,
  created_at timestamptz not null,
  finished_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, period_id) references enrolment_periods
);
create index assignment_runs_by_period on assignment_runs (organisation_id, period_id, created_at desc);
