-- ajouter, vues_reconstruire. Primary key, jetons_dossier, one row.
insert into jetons (jeton, dossier)
values ($1, $2)
