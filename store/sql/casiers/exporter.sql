-- effacer, on SQLite. The whole table in the order of its primary key: a few hundred rows.
select membre, nom, version, contenu, objet from casiers order by membre, nom
