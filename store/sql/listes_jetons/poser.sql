-- ajouter, vues_reconstruire. Primary key, one row.
insert into listes_jetons (dossier, jetons)
values ($1, $2)
on conflict (dossier) do update set jetons = excluded.jetons
