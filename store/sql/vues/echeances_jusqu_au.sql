-- Store::echeances. Index vue_echeances_jour.
select dossier, code, jour from vue_echeances where jour <= $1 order by jour, dossier, code
