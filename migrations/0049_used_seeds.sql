-- The register of numbers that were a seed already, of places in schools or in classes, practice included: what each gives may
-- have been seen, so none of them may decide another draw of the organisation.
create view used_seeds as
  select organisation_id, seed from assignment_runs
  union all
  select organisation_id, seed from draws where seed is not null
  union all
  select organisation_id, seed from class_proposals
  union all
  select organisation_id, seed from class_draws where seed is not null;
