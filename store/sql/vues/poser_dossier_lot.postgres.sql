-- ajouter, vues_reconstruire. Primary key, one array per column (Insertion).
insert into vue_dossiers (dossier, code, ouvert_le, modifie_le)
select * from unnest(
    $1::text[], $2::bytea[], $3::text[], $4::text[]
)
on conflict (dossier) do update
set code = excluded.code, ouvert_le = excluded.ouvert_le, modifie_le = excluded.modifie_le
