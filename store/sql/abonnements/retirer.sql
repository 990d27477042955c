-- retirer_abonnement; changer_cles, a departure or an access made anew. Primary key.
delete from abonnements where membre = $1
