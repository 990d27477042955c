-- signer_tete, restaurer. Primary key: two signed heads at once do not both pass.
insert into tetes_signees (numero, jour, precedente, contenu, empreinte, cle_publique, signature)
values ($1, $2, $3, $4, $5, $6, $7)
