-- verifier_membre, at each page. Primary key, one row.
select cle_publique, actif from membres where membre = $1
