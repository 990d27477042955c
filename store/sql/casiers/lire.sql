-- lire_case. Primary key, one row.
select nom, version, contenu from casiers where membre = $1 and nom = $2
