-- Store::lire_cles_flux. Prefix of the primary key.
select compartiment, version, enveloppe from cles_flux where flux = $1 order by compartiment
