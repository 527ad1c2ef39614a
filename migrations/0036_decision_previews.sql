-- Whom decisions touch is looked at before they are signed: each look is kept with the run it was reckoned from and what was
-- shown, and a decision names the look it was signed after. Nothing of it is public.
create table private.decision_previews (
  organisation_id text not null,
  id uuid not null,
  period_id uuid not null,
  run_id uuid not null,
  -- SHA-256 of the dossiers and schools looked at, in the order of dossiers.
  content_sha256 text not null,
  -- Other children whose school changes; children in the same position, null where that cannot be told.
  others int not null check (others >= 0),
  same_position int check (same_position >= 0),
  seen_by text not null,
  seen_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, period_id) references enrolment_periods,
  foreign key (organisation_id, run_id) references assignment_runs
);
-- Null: signed before the period had a result to reckon from, or before looks were kept.
alter table placement_decisions
  add column preview_id uuid,
  add foreign key (organisation_id, preview_id) references private.decision_previews;
