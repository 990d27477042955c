-- refaire_abonnement. Primary key: no row changes when the token was replaced meanwhile.
update abonnements set contenu = $1, fait_a = $2
where membre = $3 and empreinte = $4
returning fait_a
