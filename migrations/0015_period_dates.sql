-- The days of a period people are told: when dossiers are taken, when the result comes, and until when a family may object.
alter table enrolment_periods
  add column opens_on date,
  add column closes_on date,
  add column results_on date,
  add column appeals_until date;
