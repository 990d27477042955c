-- ajouter, vues_reconstruire. Primary key, vue_echeances_jour, one array per column (Insertion).
insert into vue_echeances (dossier, code, jour)
select * from unnest(
    $1::text[], $2::bytea[], $3::text[]
)
