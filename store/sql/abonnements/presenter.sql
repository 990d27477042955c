-- presenter_abonnement. Unique index of empreinte, one row.
select contenu, lu_a from abonnements where empreinte = $1
