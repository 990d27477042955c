-- ajouter, vues_reconstruire, poser_fiches. Primary key, fiches_numero, one row.
insert into fiches (flux, numero, version, rang, faits, identite)
values ($1, $2, $3, $4, $5, $6)
on conflict (flux) do update
set numero = excluded.numero, version = excluded.version, rang = excluded.rang,
    faits = excluded.faits, identite = coalesce(excluded.identite, fiches.identite)
