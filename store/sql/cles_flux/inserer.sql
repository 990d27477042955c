-- ajouter, initialiser, effacer, restaurer. Primary key, one row.
insert into cles_flux (flux, compartiment, version, enveloppe)
values ($1, $2, $3, $4)
