-- Parcours::suivant: the facts of a range of streams, packed one stream a row: a row per act costs
-- more to hand over than to read. Primary key, in order. group_concat keeps bytes as they are.
select f.flux, f.premier, f.dernier, f.nombre, f.ids, f.jours, f.instants, f.longueurs, f.faits,
    k.version, k.enveloppe
from (
    select flux, min(rang) as premier, max(rang) as dernier, count(*) as nombre,
        cast(group_concat(id, '') as blob) as ids,
        cast(group_concat(survenu_le, '') as blob) as jours,
        cast(group_concat(consigne_a, ',') as blob) as instants,
        cast(group_concat(length(fait), ',') as blob) as longueurs,
        cast(group_concat(fait, '') as blob) as faits
    from actes where flux >= $1 and flux < $2 group by flux
) as f
left join cles_flux as k on k.flux = f.flux and k.compartiment = 'faits'
