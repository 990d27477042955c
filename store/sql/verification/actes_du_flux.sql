-- verifier, when the table does not read to its end: one stream. Primary key.
select flux, rang, id, survenu_le, consigne_a, auteur, empreinte, fait, scelle
from actes where flux = $1 order by rang
