-- ecrire_case, a slot that exists. Primary key: no row changes when another version is there.
update casiers set version = $3 + 1, contenu = $4, objet = $5
where membre = $1 and nom = $2 and version = $3
