-- changer_cles, a departure or an access made anew. Prefix of the primary key.
delete from casiers where membre = $1
