-- Store::lire_acte, ajouter (which id was taken). Index actes_id.
select rang, id, survenu_le, consigne_a, auteur, fait, scelle, flux from actes where id = $1
