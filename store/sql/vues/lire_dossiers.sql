-- Store::lister_dossiers, exporter_vues. The whole table in the order of its primary key.
select dossier, code, ouvert_le, modifie_le from vue_dossiers order by dossier
