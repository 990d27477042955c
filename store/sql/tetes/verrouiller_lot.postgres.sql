-- ajouter, several streams. Primary key. Locked in order, so that two writers never deadlock.
select flux, rang, empreinte, efface from tetes
where flux = any($1) order by flux for update
