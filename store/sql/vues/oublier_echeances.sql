-- ajouter. Primary key's prefix.
delete from vue_echeances where dossier = $1
