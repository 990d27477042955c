-- effacer. Prefix of the primary key.
delete from cles_flux where flux = $1
