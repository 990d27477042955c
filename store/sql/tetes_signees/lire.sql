-- verifier, sauvegarder. The whole table in order.
select numero, jour, precedente, contenu, empreinte, cle_publique, signature
from tetes_signees order by numero
