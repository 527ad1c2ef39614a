-- A metre of bridge costs many times a metre of road. Million dong; null: not known, and then a scenario with a bridge has no cost.
alter table scenario_costs add column bridge_metre double precision check (bridge_metre >= 0);
