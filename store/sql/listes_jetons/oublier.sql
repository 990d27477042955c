-- effacer. Primary key.
delete from listes_jetons where dossier = $1
