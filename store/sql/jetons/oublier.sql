-- ajouter. Index jetons_dossier.
delete from jetons where dossier = $1
