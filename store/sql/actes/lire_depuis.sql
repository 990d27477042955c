-- Store::lire_flux, Store::lire_actes_depuis, ajouter (stale write). Primary key (flux, rang).
select rang, id, survenu_le, consigne_a, auteur, fait, scelle, flux
from actes where flux = $1 and rang >= $2 order by rang
