-- Within how many days an appeal is answered is the council's to say, with the paper it says so by: no law read so far gives one
-- figure for all. Both or neither.
alter table enrolment_periods
  add column appeal_days int check (appeal_days between 1 and 365),
  add column appeal_days_source text check (btrim(appeal_days_source) <> ''),
  add check ((appeal_days is null) = (appeal_days_source is null));
