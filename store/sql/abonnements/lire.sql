-- lire_abonnement. Primary key, one row.
select membre, empreinte, cle_publique, fait_a, lu_a from abonnements where membre = $1
