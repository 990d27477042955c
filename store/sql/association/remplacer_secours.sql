-- changer_cles, a new recovery key. One row: no index needed.
update association set secours_cle_publique = $1, secours_attestation = $2
