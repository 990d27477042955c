-- exporter_vues. The whole table in the order of its primary key.
select dossier, code, jour from vue_echeances order by dossier, code, jour
