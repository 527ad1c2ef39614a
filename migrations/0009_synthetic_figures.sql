-- Figures that were invented here, beside those a file brought: an import compares itself with the latter alone.
alter table school_years add column invented boolean not null default false;
alter table grade_capacities add column invented boolean not null default false;

-- SHA-256 over everything stored of an applicant: a file sent again is compared by it, so that no diff repeats a home.
alter table applicants add column fingerprint text not null default '';
