-- ajouter, vues_reconstruire. Primary key, vue_echeances_jour, one row.
insert into vue_echeances (dossier, code, jour)
values ($1, $2, $3)
