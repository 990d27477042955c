-- Store::lire_flux, Store::lire_actes_depuis, ajouter (stale write): a stream packed in one row, as
-- a row per act costs more to hand over than to read. Primary key (flux, rang).
select count(*), coalesce(min(rang), 0), coalesce(max(rang), 0),
    convert_to(string_agg(id, ''), 'UTF8'),
    convert_to(string_agg(survenu_le, ''), 'UTF8'),
    convert_to(string_agg(consigne_a::text, ','), 'UTF8'),
    convert_to(string_agg(auteur, ''), 'UTF8'),
    convert_to(string_agg(length(fait)::text, ','), 'UTF8'),
    string_agg(fait, ''),
    convert_to(string_agg(coalesce(length(scelle), -1)::text, ','), 'UTF8'),
    string_agg(scelle, '')
from (
    select rang, id, survenu_le, consigne_a, auteur, fait, scelle from actes
    where flux = $1 and rang >= $2 order by rang
) as a
