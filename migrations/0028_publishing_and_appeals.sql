-- Making a result public is work that outlives a request: the file is built and checked by a job, and the version is written with
-- the end of that job in one transaction, or not at all.
create table publishings (
  organisation_id text not null,
  id uuid not null,
  period_id uuid not null,
  run_id uuid not null,
  reason text not null,
  status text not null check (status in ('queued', 'running', 'done', 'cancelled', 'failed')),
  progress_share real not null default 0,
  progress_step text not null,
  worker uuid,
  heard_at timestamptz,
  -- The version it made.
  publication_id uuid,
  failure jsonb,
  created_by text not null,
  created_at timestamptz not null,
  finished_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, period_id) references enrolment_periods,
  foreign key (organisation_id, run_id) references assignment_runs,
  foreign key (organisation_id, publication_id) references publications,
  check ((status = 'done') = (publication_id is not null))
);
create unique index publishings_at_work on publishings (organisation_id, period_id) where status in ('queued', 'running');

-- What families object to in a published result, and what the council answered. Nothing of it is public.
create table private.appeals (
  organisation_id text not null,
  id uuid not null,
  period_id uuid not null,
  -- The version that was objected to.
  publication_id uuid not null,
  applicant_id text not null,
  -- 1, 2, … within the period: what stands on the slip the family is given.
  number int not null check (number >= 1),
  about text not null check (about in ('metres', 'group', 'address', 'sibling', 'papers', 'other')),
  statement text not null check (btrim(statement) <> ''),
  received_on date not null,
  answer_by date not null check (answer_by >= received_on),
  status text not null check (status in ('open', 'rejected', 'correction', 'decision', 'withdrawn')),
  decision_number text,
  decided_on date,
  -- What the family reads of the answer.
  answer text,
  recorded_by text not null,
  recorded_at timestamptz not null,
  answered_by text,
  answered_at timestamptz,
  primary key (organisation_id, id),
  unique (organisation_id, period_id, number),
  foreign key (organisation_id, period_id) references enrolment_periods,
  foreign key (organisation_id, publication_id) references publications,
  check (status in ('open', 'withdrawn')
    or (btrim(decision_number) <> '' and btrim(answer) <> '' and decided_on is not null and answered_at is not null))
);
create index appeals_by_child on private.appeals (organisation_id, period_id, applicant_id);
