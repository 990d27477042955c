-- ajouter, several streams (a JSON array). Primary key. The write lock is already held.
select flux, rang, empreinte, efface from tetes
where flux in (select value from json_each($1)) order by flux
