-- Splitting one school's pupils of one grade into classes. Names and attributes of children stand in the private schema.
create table class_plans (
  organisation_id text not null references organisations,
  id uuid not null,
  name text not null check (btrim(name) <> ''),
  -- Null: a school that is in no register, by its name alone.
  school_id text,
  school_name text not null check (btrim(school_name) <> ''),
  school_year text not null check (school_year ~ '^\d{4}-\d{4}$'),
  level text not null,
  grade text not null,
  -- Where the first pupils came from: a published result, a spreadsheet, or an invented example.
  source text not null check (source in ('publication', 'spreadsheet', 'example')),
  publication_id uuid,
  -- Columns of the pupils in the order of the file: key, heading, kind.
  columns jsonb not null,
  -- Why a sensitive attribute may be used here, by attribute: a sentence each.
  purposes jsonb not null,
  synthetic boolean not null,
  created_by text not null,
  created_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, school_id) references schools,
  foreign key (organisation_id, publication_id) references publications,
  check ((source = 'publication') = (publication_id is not null))
);
create index class_plans_by_school on class_plans (organisation_id, school_id, created_at desc);

create table private.class_pupils (
  organisation_id text not null,
  plan_id uuid not null,
  id text not null check (btrim(id) <> ''),
  name text not null,
  birth_date date,
  -- Every other column by its key, as text; an absent cell is an absent key.
  attributes jsonb not null,
  -- Came after the first list.
  late boolean not null,
  primary key (organisation_id, plan_id, id),
  foreign key (organisation_id, plan_id) references class_plans
);
create index class_pupils_by_id on private.class_pupils (organisation_id, id);

create table private.class_wishes (
  organisation_id text not null,
  plan_id uuid not null,
  pupil_id text not null,
  kind text not null check (kind in ('together', 'apart', 'friend')),
  other_id text not null,
  primary key (organisation_id, plan_id, pupil_id, kind, other_id),
  foreign key (organisation_id, plan_id, pupil_id) references private.class_pupils,
  foreign key (organisation_id, plan_id, other_id) references private.class_pupils
);

-- Number of classes, their names and the rules; every version is kept, the newest is in force.
create table class_settings (
  organisation_id text not null,
  plan_id uuid not null,
  version int not null,
  class_count int not null check (class_count >= 1),
  labels jsonb not null,
  rules jsonb not null,
  created_by text not null,
  created_at timestamptz not null,
  primary key (organisation_id, plan_id, version),
  foreign key (organisation_id, plan_id) references class_plans
);

-- A sealed draw of classes: the inputs are frozen under pseudonyms and their hash is public before the seed is known.
create table class_draws (
  organisation_id text not null,
  id uuid not null,
  plan_id uuid not null,
  status text not null check (status in ('sealed', 'drawn', 'withdrawn')),
  inputs_sha256 text not null,
  settings_version int not null,
  seed_source text not null check (btrim(seed_source) <> ''),
  sealed_by text not null,
  sealed_at timestamptz not null,
  seed text,
  drawn_by text,
  drawn_at timestamptz,
  withdrawn_reason text,
  withdrawn_by text,
  withdrawn_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, plan_id) references class_plans,
  check (status <> 'drawn' or (seed is not null and drawn_at is not null)),
  check (status <> 'withdrawn' or withdrawn_at is not null)
);
create unique index class_draws_seed on class_draws (organisation_id, seed) where seed is not null;
create unique index class_draws_waiting on class_draws (organisation_id, plan_id) where status = 'sealed';

create function keep_class_draws() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.status in ('drawn', 'withdrawn') or new.inputs_sha256 <> old.inputs_sha256 then
    raise exception 'Class draw % is made and never changes.', old.id;
  end if;
  return new;
end $$;
create trigger class_draws_keep before update or delete on class_draws for each row execute function keep_class_draws();

-- A proposal: one run of the engine. Once finished it never changes.
create table class_proposals (
  organisation_id text not null,
  id uuid not null,
  plan_id uuid not null,
  number int not null,
  draw_id uuid,
  status text not null check (status in ('queued', 'running', 'done', 'cancelled', 'failed')),
  progress_share real not null default 0,
  progress_step text not null,
  settings_version int not null,
  seed text not null,
  -- Artefacts: what went in, and class of each pupil with the balance.
  inputs_sha256 text not null,
  result_sha256 text,
  -- Per rule value, best possible and gap; no pupil is named.
  balance jsonb,
  hard_broken int,
  -- Sentences for people about why it failed.
  failure jsonb,
  worker uuid,
  heard_at timestamptz,
  created_by text not null,
  created_at timestamptz not null,
  finished_at timestamptz,
  primary key (organisation_id, id),
  unique (organisation_id, plan_id, number),
  foreign key (organisation_id, plan_id) references class_plans,
  foreign key (organisation_id, draw_id) references class_draws,
  foreign key (organisation_id, plan_id, settings_version) references class_settings,
  check (status <> 'done' or (result_sha256 is not null and balance is not null))
);
create function keep_finished_proposals() returns trigger language plpgsql as $$
begin
  if old.status in ('done', 'cancelled', 'failed') then
    raise exception 'Class proposal % is finished and never changes.', old.id;
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger class_proposals_keep before update or delete on class_proposals
  for each row execute function keep_finished_proposals();

-- What people did with the classes, in order. The classes of today are these events replayed; nothing is ever taken out.
create table private.class_events (
  organisation_id text not null,
  plan_id uuid not null,
  number int not null check (number >= 1),
  event jsonb not null,
  created_by text not null,
  created_at timestamptz not null,
  primary key (organisation_id, plan_id, number),
  foreign key (organisation_id, plan_id) references class_plans
);
create function keep_class_events() returns trigger language plpgsql as $$
begin
  raise exception 'Event % of plan % happened and never changes.', old.number, old.plan_id;
end $$;
create trigger class_events_keep before update or delete on private.class_events
  for each row execute function keep_class_events();

-- Classes the school has signed: frozen lists with their certificate; families see them once published.
create table class_adoptions (
  organisation_id text not null,
  id uuid not null,
  plan_id uuid not null,
  version int not null,
  -- The last event it includes.
  event_number int not null,
  settings_version int not null,
  proposal_id uuid not null,
  -- Artefacts: the lists, and the public file under pseudonyms.
  lists_sha256 text not null,
  public_sha256 text not null,
  certificate jsonb not null,
  -- Why it is signed although a hard rule is broken.
  despite text,
  adopted_by text not null,
  adopted_at timestamptz not null,
  published_by text,
  published_at timestamptz,
  primary key (organisation_id, id),
  unique (organisation_id, plan_id, version),
  foreign key (organisation_id, plan_id) references class_plans,
  foreign key (organisation_id, proposal_id) references class_proposals
);
create function keep_class_adoptions() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.published_at is not null or new.lists_sha256 <> old.lists_sha256 then
    raise exception 'Adoption % is signed and never changes.', old.id;
  end if;
  return new;
end $$;
create trigger class_adoptions_keep before update or delete on class_adoptions
  for each row execute function keep_class_adoptions();

-- Key of a plan's pseudonyms: with it a pupil is found in the public file, without it nobody is.
create table private.class_keys (
  organisation_id text not null,
  plan_id uuid not null,
  key bytea not null,
  primary key (organisation_id, plan_id),
  foreign key (organisation_id, plan_id) references class_plans
);

-- What a heading of a spreadsheet meant here the last time.
create table class_column_headings (
  organisation_id text not null references organisations,
  heading text not null,
  field text not null,
  updated_by text not null,
  updated_at timestamptz not null,
  primary key (organisation_id, heading)
);
