-- An authority's own figure in place of a norm of its country's profile, with where it comes from. Level '' is all levels together.
create table norm_overrides (
  organisation_id text not null references organisations,
  norm text not null,
  level text not null,
  value double precision not null check (value > 0),
  valid_from date not null,
  source text not null check (source <> ''),
  set_by text not null,
  set_at timestamptz not null,
  primary key (organisation_id, norm, level)
);

-- Norms are no secret: whoever looks at seats may know what they are held against.
grant select on norm_overrides to truonggan_reader;
