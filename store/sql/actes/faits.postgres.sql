-- Parcours::suivant: the facts of a range of streams, packed one stream a row: a row per act costs
-- more to hand over than to read. Primary key; sorted once for all the aggregates.
select f.flux, f.premier, f.dernier, f.nombre, f.ids, f.jours, f.instants, f.longueurs, f.faits,
    k.version, k.enveloppe
from (
    select flux, min(rang) as premier, max(rang) as dernier, count(*) as nombre,
        convert_to(string_agg(id, ''), 'UTF8') as ids,
        convert_to(string_agg(survenu_le, ''), 'UTF8') as jours,
        convert_to(string_agg(consigne_a::text, ','), 'UTF8') as instants,
        convert_to(string_agg(length(fait)::text, ','), 'UTF8') as longueurs,
        string_agg(fait, '') as faits
    from (
        select flux, rang, id, survenu_le, consigne_a, fait from actes
        where flux >= $1 and flux < $2 order by flux, rang
    ) as a
    group by flux
) as f
left join cles_flux as k on k.flux = f.flux and k.compartiment = 'faits'
order by f.flux
