-- Store::acces. Six rows: no index needed.
select compartiment, version, cle_publique, attestation from compartiments_publics
order by compartiment
