-- ajouter, initialiser, effacer, restaurer. Primary key, one array per column (Insertion).
insert into cles_flux (flux, compartiment, version, enveloppe)
select * from unnest(
    $1::text[], $2::text[], $3::bigint[], $4::bytea[]
)
