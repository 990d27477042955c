-- Store::creer, Store::ouvrir: is there a base of ours. The catalogue's index on names.
select count(*) from pg_tables where schemaname = current_schema() and tablename = 'actes'
