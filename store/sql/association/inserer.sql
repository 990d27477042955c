-- initialiser, restaurer. One row: no index needed.
insert into association (id, cle_de_signature, secours_cle_publique, secours_attestation)
values ($1, $2, $3, $4)
