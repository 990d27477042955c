-- restaurer: nothing was ever written. Primary keys.
select (select count(*) from association) + (select count(*) from tetes)
