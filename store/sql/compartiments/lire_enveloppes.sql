-- Store::acces. A few hundred rows: no index needed.
select compartiment, destinataire, version, enveloppe from cles_compartiments
order by compartiment, destinataire
