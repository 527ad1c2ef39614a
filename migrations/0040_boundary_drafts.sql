-- Areas of schools as planners draw them, before any is decided: every saving is a version, none is ever changed.
create table boundary_drafts (
  organisation_id text not null references organisations,
  id uuid not null,
  name text not null,
  level text not null,
  created_by text not null,
  created_at timestamptz not null,
  primary key (organisation_id, id)
);

create table boundary_draft_versions (
  organisation_id text not null,
  draft_id uuid not null,
  version int not null check (version >= 1),
  -- What was done, in the planner's words; empty: not said.
  note text not null,
  -- H3 cells by school, whole parents in place of their children.
  areas jsonb not null,
  saved_by text not null,
  saved_at timestamptz not null,
  primary key (organisation_id, draft_id, version),
  foreign key (organisation_id, draft_id) references boundary_drafts on delete cascade
);
