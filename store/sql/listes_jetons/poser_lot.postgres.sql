-- ajouter, vues_reconstruire. Primary key, one array per column (Insertion).
insert into listes_jetons (dossier, jetons)
select * from unnest(
    $1::text[], $2::bytea[]
)
on conflict (dossier) do update set jetons = excluded.jetons
