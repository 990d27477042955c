-- ajouter, vues_reconstruire. Primary key, one array per column (Insertion).
insert into jetons (jeton, dossier)
select * from unnest(
    $1::bytea[], $2::text[]
)
