-- A run is queued before its inputs are frozen; the job that freezes them writes their hash.
alter table assignment_runs
  alter column inputs_sha256 drop not null,
  alter column rules_sha256 drop not null,
  -- Network with the edits laid over it, as parents and planners see it.
  add column travel_version text,
  -- What people must know of it: left out, cut short, measured from afar. Issues, without any child's data.
  add column notes jsonb not null default '[]',
  -- The process that works on it, and when it last said so: silence means it died and another takes the run up.
  add column worker uuid,
  add column heard_at timestamptz,
  alter column failure type jsonb using to_jsonb(failure);

-- What is finished stays as it is, whoever asks.
create function keep_finished_runs() returns trigger language plpgsql as $$
begin
  if old.status in ('done', 'cancelled', 'failed') then
    raise exception 'Run % is finished and never changes.', old.id;
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger assignment_runs_keep before update or delete on assignment_runs
  for each row execute function keep_finished_runs();
