-- changer_cles, one compartment by pages. Primary key from a stream on, filtered.
select compartiment, version, enveloppe, flux from cles_flux
where compartiment = $1 and flux > $2 order by flux limit 1000
