-- Store::echeances_de. Prefix of the primary key.
select dossier, code, jour from vue_echeances where dossier = $1 order by jour, code
