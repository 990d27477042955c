-- ecrire_case, retirer_case. Primary key. A departure waits for this transaction.
select cle_publique, actif from membres where membre = $1 for share
