-- effacer, oublier_objet. Index casiers_objet.
delete from casiers where objet = $1
returning version
