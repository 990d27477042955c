-- What lists and deadlines read is in the sealed fiches: nothing of a file's dates stays in clear.
alter table jetons drop constraint jetons_dossier_fkey;
drop table vue_echeances;
drop table vue_dossiers;

-- The last number is that of the last fiche: one row fewer to write with each act.
alter table etat_fiches drop column numero;
