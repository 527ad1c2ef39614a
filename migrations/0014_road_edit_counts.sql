-- Whom a change of the roads measures again, counted by a job after the change stands.
create table road_edit_counts (
  organisation_id text not null,
  edit_id uuid not null,
  did text not null check (did in ('added', 'withdrawn')),
  status text not null check (status in ('waiting', 'counting', 'done', 'failed')),
  progress_share real not null default 0,
  -- Null until counted, and for one to four children.
  children int check (children = 0 or children >= 5),
  primary key (organisation_id, edit_id, did),
  foreign key (organisation_id, edit_id) references road_edits
);
