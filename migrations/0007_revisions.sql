-- Counts the changes of an organisation, raised by the transaction that makes one: what is held in memory is current while
-- the revision stays.
alter table organisations add column revision bigint not null default 0;
