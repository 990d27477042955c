-- signer_tete. The whole table.
update tetes set signe = rang where rang <> signe
