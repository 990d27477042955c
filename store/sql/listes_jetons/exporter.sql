-- empreinte_vues, effacer. The whole table in the order of its primary key.
select dossier, jetons from listes_jetons order by dossier
