-- A programme of a school (boarding, intensive English …) is an entry of its own that names its school in the attribute
-- `programme_of`. One that a council opened in a period is not the register's: imports leave it alone.
alter table schools add column opened_in_period uuid;
