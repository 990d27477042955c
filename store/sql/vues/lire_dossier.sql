-- Store::lire_dossier. Primary key.
select dossier, code, ouvert_le, modifie_le from vue_dossiers where dossier = $1
