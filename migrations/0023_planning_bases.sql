-- The children, schools and distances of one level as planning tools are given them, made once for what they are made of.
create table planning_bases (
  organisation_id text not null references organisations,
  level text not null,
  profile text not null,
  -- Hash of roads, gates, seats and demand: another basis makes another base in its place.
  basis text not null,
  -- Artefact.
  sha256 text not null,
  created_at timestamptz not null,
  primary key (organisation_id, level, profile)
);
