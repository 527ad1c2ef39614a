-- A school that was invented here, beside those a register names: no register removes it, and every screen stamps it synthetic.
alter table schools add column invented boolean not null default false;
