-- ajouter, vues_reconstruire. Primary key, one row.
insert into vue_dossiers (dossier, code, ouvert_le, modifie_le)
values ($1, $2, $3, $4)
on conflict (dossier) do update
set code = excluded.code, ouvert_le = excluded.ouvert_le, modifie_le = excluded.modifie_le
