-- noter_abonnement. Unique index of empreinte, one row.
update abonnements set lu_a = $1 where empreinte = $2
