-- How far a choice of places is, in things counted (ways measured, swaps tried, rounds), and how good the best is so far: what its
-- search makes least or most, the best found and what no choice passes.
alter table sitings
  add column progress_done int,
  add column progress_all int,
  add column progress_goal text,
  add column progress_best double precision,
  add column progress_bound double precision;
