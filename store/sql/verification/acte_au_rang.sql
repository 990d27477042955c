-- verifier, when a stream does not read to its end: one act. Primary key.
select flux, rang, id, survenu_le, consigne_a, auteur, empreinte, fait, scelle
from actes where flux = $1 and rang = $2
