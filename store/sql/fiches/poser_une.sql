-- ajouter: one fiche, numbered as suivant does. Primary key, fiches_numero, one row.
insert into fiches (flux, numero, version, rang, faits, identite)
values ($1, (select coalesce(max(numero), 0) + 1 from fiches), $2, $3, $4, $5)
on conflict (flux) do update
set numero = excluded.numero, version = excluded.version, rang = excluded.rang,
    faits = excluded.faits, identite = coalesce(excluded.identite, fiches.identite)
