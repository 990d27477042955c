-- Store::association, acces, sauvegarder. One row: no index needed.
select id, cle_de_signature, secours_cle_publique, secours_attestation from association
