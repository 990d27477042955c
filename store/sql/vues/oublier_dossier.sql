-- effacer. Primary key.
delete from vue_dossiers where dossier = $1
