-- Store::creer, Store::ouvrir: is there a base of ours. sqlite_master has no index.
select count(*) from sqlite_master where type = 'table' and name = 'actes'
