-- ajouter, restaurer. Primary key, one array per column (Insertion).
insert into tetes (flux, rang, empreinte, signe, efface)
select * from unnest(
    $1::text[], $2::bigint[], $3::bytea[], $4::bigint[], $5::bigint[]
)
on conflict (flux) do update set rang = excluded.rang, empreinte = excluded.empreinte
