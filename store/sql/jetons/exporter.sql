-- exporter_vues. The whole table in the order of its primary key.
select dossier, jeton from jetons order by jeton, dossier
