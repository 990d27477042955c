-- ecrire_case, a slot that exists. Primary key: no row changes when another version is there.
update casiers set version = version + 1, contenu = $1, objet = $2
where membre = $3 and nom = $4 and version = $5
returning version
