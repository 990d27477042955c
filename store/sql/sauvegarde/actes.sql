-- sauvegarder: every act in the order of its stream. Primary key.
select rang, id, survenu_le, consigne_a, auteur, fait, scelle, flux, empreinte
from actes order by flux, rang
