-- Store::fiches_depuis. Index fiches_numero, then the primary key of cles_flux, twice a row.
select f.flux, f.numero, f.version, f.rang, f.faits, f.identite,
    a.version, a.enveloppe, b.version, b.enveloppe
from fiches as f
join cles_flux as a on a.flux = f.flux and a.compartiment = 'faits'
left join cles_flux as b on b.flux = f.flux and b.compartiment = 'identite'
where (f.numero, f.flux) > ($1, $2)
order by f.numero, f.flux
limit $3
