-- verifier: every column of every act, in storage order. The table itself, not an index.
select flux, rang, id, survenu_le, consigne_a, auteur, empreinte, fait, scelle
from actes not indexed
