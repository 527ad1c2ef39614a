-- Children whom the council places itself: declared inputs of every later run, each with its number and reason.
create table placement_decisions (
  organisation_id text not null,
  id uuid not null,
  period_id uuid not null,
  applicant_id text not null,
  school_id text not null,
  -- As the paper of the council carries it: 12/QĐ-HĐTS.
  number text not null check (btrim(number) <> ''),
  reason text not null check (btrim(reason) <> ''),
  kind text not null check (kind in ('exception', 'lock', 'manual')),
  created_by text not null,
  created_at timestamptz not null,
  withdrawn_by text,
  withdrawn_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, period_id, applicant_id) references applicants on delete cascade,
  foreign key (organisation_id, school_id) references schools
);
-- One decision in force a child: two would contradict each other.
create unique index placement_decisions_in_force on placement_decisions (organisation_id, period_id, applicant_id)
  where withdrawn_at is null;

-- What a run goes by beyond the period: the run whose seats children keep, and a draw it belongs to.
alter table assignment_runs
  add column base_run_id uuid,
  drop constraint assignment_runs_status_check,
  -- Sealed: the inputs are frozen and wait for the seed.
  add constraint assignment_runs_status_check
    check (status in ('queued', 'running', 'sealed', 'verifying', 'done', 'cancelled', 'failed')),
  add foreign key (organisation_id, base_run_id) references assignment_runs;

-- A sealed draw: the inputs are frozen and their hash is public before anyone knows the seed; then one run, for ever.
create table draws (
  organisation_id text not null,
  id uuid not null,
  period_id uuid not null,
  status text not null check (status in ('sealing', 'sealed', 'drawn', 'withdrawn')),
  run_id uuid not null,
  -- Artefact: the frozen inputs. Null while they are being frozen.
  inputs_sha256 text,
  rules_sha256 text not null,
  rules_version int not null,
  -- In words people read: which public number will be the seed, and when it is known.
  seed_source text not null check (btrim(seed_source) <> ''),
  created_by text not null,
  created_at timestamptz not null,
  sealed_by text,
  sealed_at timestamptz,
  seed text,
  drawn_by text,
  drawn_at timestamptz,
  withdrawn_by text,
  withdrawn_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, period_id) references enrolment_periods,
  foreign key (organisation_id, run_id) references assignment_runs,
  check (status <> 'sealed' or (inputs_sha256 is not null and sealed_at is not null)),
  check (status <> 'drawn' or (inputs_sha256 is not null and seed is not null and drawn_at is not null))
);
-- No seed twice in an organisation, and no second draw of the same frozen inputs.
create unique index draws_seed on draws (organisation_id, seed) where seed is not null;
create unique index draws_inputs on draws (organisation_id, inputs_sha256) where status in ('sealed', 'drawn');

-- What was drawn stays as it was drawn.
create function keep_drawn() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or (old.status in ('drawn', 'withdrawn')
      and (new.status, new.inputs_sha256, new.seed, new.seed_source, new.sealed_at, new.drawn_at)
        is distinct from (old.status, old.inputs_sha256, old.seed, old.seed_source, old.sealed_at, old.drawn_at)) then
    raise exception 'Draw % is made and never changes.', old.id;
  end if;
  return new;
end $$;
create trigger draws_keep before update or delete on draws for each row execute function keep_drawn();

-- A result the public reads: version 1, and every correction and later round after it. Old versions stay.
create table publications (
  organisation_id text not null,
  id uuid not null,
  period_id uuid not null,
  version int not null check (version >= 1),
  run_id uuid not null,
  draw_id uuid,
  status text not null check (status in ('proposed', 'published', 'withdrawn')),
  reason text check (version = 1 or btrim(reason) <> ''),
  -- Artefact: the public result as JSON; and the root of its hash tree, hex.
  public_sha256 text not null,
  root text not null,
  counts jsonb not null,
  synthetic boolean not null,
  proposed_by text not null,
  proposed_at timestamptz not null,
  published_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, period_id) references enrolment_periods,
  foreign key (organisation_id, run_id) references assignment_runs,
  foreign key (organisation_id, draw_id) references draws,
  check (status <> 'published' or published_at is not null)
);
create unique index publications_version on publications (organisation_id, period_id, version)
  where status in ('proposed', 'published');

-- Who agreed to a correction: two different names before it is published.
create table publication_approvals (
  organisation_id text not null,
  publication_id uuid not null,
  name text not null check (btrim(name) <> ''),
  recorded_by text not null,
  at timestamptz not null,
  primary key (organisation_id, publication_id, name),
  foreign key (organisation_id, publication_id) references publications
);

create function keep_published() returns trigger language plpgsql as $$
begin
  if old.status in ('published', 'withdrawn') then
    raise exception 'Publication % is public and never changes.', old.id;
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger publications_keep before update or delete on publications
  for each row execute function keep_published();

-- Key of the pseudonyms of one publication: with it a dossier is found in the public result, without it nobody is.
create table private.publication_keys (
  organisation_id text not null,
  publication_id uuid not null,
  key bytea not null,
  primary key (organisation_id, publication_id),
  foreign key (organisation_id, publication_id) references publications
);

-- Families that gave up the place a publication gave them: their seats are free for the next round.
create table declined_places (
  organisation_id text not null,
  period_id uuid not null,
  applicant_id text not null,
  run_id uuid not null,
  reason text,
  recorded_by text not null,
  recorded_at timestamptz not null,
  primary key (organisation_id, period_id, applicant_id, run_id),
  foreign key (organisation_id, period_id, applicant_id) references applicants on delete cascade,
  foreign key (organisation_id, run_id) references assignment_runs
);
