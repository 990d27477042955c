-- effacer. Primary key.
delete from fiches where flux = $1
