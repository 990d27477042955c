-- signer_tete. Primary key, from its end.
select numero, empreinte from tetes_signees order by numero desc limit 1
