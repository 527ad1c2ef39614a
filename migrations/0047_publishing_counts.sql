-- How far one step of a publishing is, in things counted (children, files): a city's steps last many seconds each.
alter table publishings
  add column progress_done int,
  add column progress_all int;
