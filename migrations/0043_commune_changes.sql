-- Which communes of today an earlier one went to. Codes are reused: an old code says nothing of the commune that has it now.
create table commune_changes (
  organisation_id text not null references organisations,
  old_code text not null,
  new_code text not null,
  old_name text,
  -- Part of the old commune's people (0-1); null: not stated.
  share double precision check (share > 0 and share <= 1),
  source_batch_id uuid not null references source_batches,
  primary key (organisation_id, old_code, new_code)
);
