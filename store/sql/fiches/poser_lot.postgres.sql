-- ajouter, vues_reconstruire, poser_fiches. Primary key, fiches_numero, one array per column
-- (Insertion).
insert into fiches (flux, numero, version, rang, faits, identite)
select * from unnest(
    $1::text[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bytea[], $6::bytea[]
)
on conflict (flux) do update
set numero = excluded.numero, version = excluded.version, rang = excluded.rang,
    faits = excluded.faits, identite = coalesce(excluded.identite, fiches.identite)
