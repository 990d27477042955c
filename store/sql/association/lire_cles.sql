-- Store::acces. Four rows: no index needed.
select nom, compartiment, version, enveloppe from cles_association order by nom
