-- empreinte_vues. The whole table in the order of its primary key. Sealed bytes are never twice the
-- same: what they come from is compared.
select flux, version, rang from fiches order by flux
