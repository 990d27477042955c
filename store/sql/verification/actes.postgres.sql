-- verifier: every column of every act, in the order of its stream. Primary key, or a sort.
select flux, rang, id, survenu_le, consigne_a, auteur, empreinte, fait, scelle
from actes order by flux, rang
