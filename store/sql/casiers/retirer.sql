-- retirer_case. Primary key: no row goes when another version is there.
delete from casiers where membre = $1 and nom = $2 and version = $3
returning version
