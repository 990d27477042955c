-- ajouter, vues_reconstruire. Primary key, one row.
insert into jetons (jeton, dossier)
values ($1, $2)
