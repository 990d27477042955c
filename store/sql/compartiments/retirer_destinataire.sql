-- changer_cles, a departure or an access made anew. A few hundred rows: no index needed.
delete from cles_compartiments where destinataire = $1
