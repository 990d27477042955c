-- ecrire_case, a new slot; effacer, on SQLite, rows put back. Primary key.
insert into casiers (membre, nom, version, contenu, objet)
values ($1, $2, $3, $4, $5)
on conflict (membre, nom) do nothing
returning version
