-- Tiles and open data are read under this role, which has no right to homes, applicants, wishes or audit.
do $$ begin
  create role truonggan_reader nologin;
exception when duplicate_object or unique_violation then null;
end $$;
do $$ begin
  execute format('grant truonggan_reader to %I', current_user);
end $$;
grant usage on schema public to truonggan_reader;
grant select on organisations, source_batches, artefacts, administrative_units, population_ages, schools, school_levels, sites, gates,
  school_years, grade_capacities, zones, zone_units, demand_cells, enrolment_periods, quotas, assignment_runs, road_edits,
  spatial_ref_sys to truonggan_reader;
