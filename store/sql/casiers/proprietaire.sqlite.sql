-- ecrire_case, retirer_case. Primary key. The write lock is already held.
select cle_publique, actif from membres where membre = $1
