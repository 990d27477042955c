-- lister_casier. Prefix of the primary key: a few dozen rows.
select nom, version, contenu from casiers where membre = $1 order by nom
