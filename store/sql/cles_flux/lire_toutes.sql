-- Store::trousseau. The whole table in the order of its primary key.
select compartiment, version, enveloppe, flux from cles_flux order by flux, compartiment
